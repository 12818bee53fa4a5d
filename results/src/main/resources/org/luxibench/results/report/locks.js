'use strict';

const LOCK_ROW = 46;

/** As long as an answer may take, in seconds, unless a scenario has another time-out. */
const ANSWER_TIME = 2;
const LOCK_KEY = [
  ['lock-free', 'free'],
  ['lock-shared', 'held shared'],
  ['lock-exclusive', 'held exclusively'],
  ['pending-exclusive', 'an exclusive acquire waits'],
  ['pending-shared', 'shared acquires wait'],
];

/** The big lock's state beneath the response times: a strip a leg, on the same time axis. */
function drawLocks(host) {
  const legs = model.legs().filter((leg) => leg.bgl.length > 0);
  drawLockKey();
  if (legs.length === 0) {
    host.append(element('p', { class: 'empty' }, 'The big lock was not watched in this run.'));
    return;
  }
  timePlot(host, {
    height: legs.length * LOCK_ROW + 44,
    nameless: true,
    data: [times, times.map(() => null)],
    series: [{}],
    scale: { range: () => [0, legs.length] },
    axis: axis({ size: LEFT_AXIS, values: () => [], grid: { show: false }, ticks: { show: false } }),
    words: 'State of the big lock over time',
    plugins: [lockStrips(legs), tooltip((plot) => tellLocks(plot, legs))],
  });
}

function lockStrips(legs) {
  const draw = (plot) => {
    const { top, height } = plot.bbox;
    legs.forEach((leg, row) => strip(plot, leg, top + (row * height) / legs.length));
  };
  return { hooks: { draw: (plot) => inside(plot, () => draw(plot)) } };
}

/**
 * Up to when a look at the lock says something: up to the next one, or until that should have come
 * and been answered, and no longer than the phase, for between phases nobody looks.
 */
function knownUntil(leg, i) {
  const { t } = leg.bgl[i];
  const next = leg.bgl[i + 1];
  const span = model.data.phases.find((one) => t >= one.start && t < one.end);
  const overdue = t + leg.lookEvery + ANSWER_TIME;
  return Math.min(next ? next.t : Infinity, overdue, span ? span.end : Infinity);
}

/** A leg's name, the state, and beneath it in thin lines who waits. */
function strip(plot, leg, top) {
  const ratio = devicePixelRatio;
  const { ctx, bbox } = plot;
  ctx.font = `600 ${AXIS_FONT.replace('12px', `${11 * ratio}px`)}`;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  ctx.fillStyle = theme.leg(leg.index);
  ctx.fillText(leg.name, bbox.left + 5 * ratio, top + 5 * ratio);
  const colours = Object.fromEntries(LOCK_KEY.map(([name]) => [name, theme.colour(name)]));
  leg.bgl.forEach((sample, i) => {
    const until = knownUntil(leg, i);
    const from = Math.round(plot.valToPos(sample.t, 'x', true));
    const width = Math.max(1, Math.round(plot.valToPos(until, 'x', true)) - from);
    const bar = (colour, y, height) => {
      ctx.fillStyle = colours[colour];
      ctx.fillRect(from, top + y * ratio, width, height * ratio);
    };
    bar(`lock-${sample.state}`, 20, 13);
    if (sample.pendingExclusive > 0) bar('pending-exclusive', 34, 4);
    if (sample.pendingShared > 0) bar('pending-shared', 39, 4);
  });
}

function tellLocks(plot, legs) {
  const t = plot.posToVal(plot.cursor.left, 'x');
  const rows = legs.map((leg) => ({ leg: leg.index, cells: [leg.name, tellLock(leg, t)] }));
  return { title: `${significant(t)} s · ${model.phaseAt(t)}`, rows };
}

function tellLock(leg, t) {
  const i = leg.bgl.findLastIndex((sample) => sample.t <= t);
  if (i < 0 || t >= knownUntil(leg, i)) {
    const phase = model.data.phases.some((one) => t >= one.start && t < one.end);
    return phase ? 'no answer to QueryLocks' : 'not looked at between phases';
  }
  const seen = leg.bgl[i];
  const waits = [];
  if (seen.pendingExclusive > 0) waits.push(`${count(seen.pendingExclusive)} for it alone`);
  if (seen.pendingShared > 0) waits.push(`${count(seen.pendingShared)} to share`);
  return seen.state + (waits.length ? `; waiting: ${waits.join(', ')}` : '');
}

function drawLockKey() {
  const key = document.getElementById('lock-key');
  key.replaceChildren(
    ...LOCK_KEY.map(([colour, text]) => {
      const patch = element('i');
      patch.style.background = `var(--${colour})`;
      return element('li', {}, patch, text);
    }),
    element('li', {}, 'blank: QueryLocks was not answered, or, between phases, not asked'),
  );
}
