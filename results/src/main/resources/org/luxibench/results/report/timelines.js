'use strict';

const DASHES = { p50: [2, 3], p90: [6, 4], p99: [], max: [1, 4] };
const WIDTHS = { p50: 1.5, p90: 1.5, p99: 2.25, max: 1.25 };

/** Earlier legs lie beneath later ones, and are wider, so that equal lines are all seen. */
function lineWidth(width, leg, legs) {
  const above = legs.length - 1 - legs.findIndex((one) => one.index === leg.index);
  return width * (1 + 0.9 * Math.min(3, above));
}

/** The legs' lines: for each leg and figure one series and its column. */
function lines(figures) {
  const series = [];
  const data = [times];
  const legs = model.legs();
  for (const leg of legs) {
    for (const [name, style] of Object.entries(figures)) {
      data.push(column(leg, style.of));
      series.push({
        label: `${leg.name} ${name}`,
        stroke: theme.leg(leg.index),
        width: lineWidth(style.width || 2, leg, legs),
        dash: style.dash,
        fill: style.fill ? faded(theme.leg(leg.index), 0.18) : undefined,
        paths: unbridged,
        points: { show: false },
      });
    }
  }
  return { series, data };
}

/** A path that ends at each null; uPlot's own leaves splinters of wide lines across the gap. */
function unbridged(plot, index, from, to) {
  const stroke = new Path2D();
  const fill = plot.series[index].fill ? new Path2D() : null;
  const foot = plot.valToPos(0, plot.series[index].scale, true);
  let last = null;
  for (let i = from; i <= to; i++) {
    const value = plot.data[index][i];
    const x = plot.valToPos(plot.data[0][i], 'x', true);
    const y = value == null ? null : plot.valToPos(value, plot.series[index].scale, true);
    if (y == null || last == null) {
      if (last && fill) fill.lineTo(last.x, foot);
      if (y != null) {
        stroke.moveTo(x, y);
        if (fill) fill.moveTo(x, foot);
      }
    } else {
      stroke.lineTo(x, y);
    }
    if (y != null && fill) fill.lineTo(x, y);
    last = y == null ? null : { x, y };
  }
  if (last && fill) fill.lineTo(last.x, foot);
  return { stroke, fill, clip: null, band: null, gaps: null, flags: 1 };
}

/** A tooltip with a row for each leg that has this second. */
function secondTooltip(cells) {
  return tooltip((plot, index) => {
    const row = rowOf(index);
    const t = model.data.t[row];
    const rows = model
      .legs()
      .filter((leg) => leg.seconds[row])
      .map((leg) => ({ leg: leg.index, cells: [leg.name, ...cells(leg.seconds[row], leg)] }));
    return rows.length === 0 ? null : { title: `${count(t)} s · ${model.phaseAt(t)}`, rows };
  });
}

function drawLatency(host) {
  const figures = {};
  for (const name of Object.keys(DASHES)) {
    if (!model.percentiles.has(name)) continue;
    figures[name] = {
      of: (second) => (second[name] > 0 ? second[name] : null),
      width: WIDTHS[name],
      dash: DASHES[name],
    };
  }
  timePlot(host, {
    ...lines(figures),
    height: 320,
    scale: latencyScale(),
    axis: latencyAxis(),
    bare: true,
    words: 'Response time percentiles over time, one line a behaviour and percentile',
    plugins: [
      secondTooltip((s) => [
        `p50 ${duration(s.p50)}`,
        `p99 ${duration(s.p99)}`,
        `max ${duration(s.max)}`,
      ]),
    ],
  });
}

function drawRate(host) {
  timePlot(host, {
    ...lines({ completed: { of: (s) => s.completed } }),
    height: 170,
    scale: countScale(),
    axis: axis({ size: LEFT_AXIS }),
    words: 'Completed requests a second over time',
    plugins: [
      secondTooltip((s) => [`sent ${count(s.sent)}`, `completed ${count(s.completed)}`]),
    ],
  });
}

function drawErrors(host) {
  timePlot(host, {
    ...lines({ failed: { of: (s) => s.errors + s.timeouts + s.abandoned, fill: true } }),
    height: 150,
    nameless: true,
    scale: countScale(),
    axis: axis({ size: LEFT_AXIS }),
    words: 'Errors, time-outs and abandoned requests a second over time',
    plugins: [
      secondTooltip((s) => [
        `errors ${count(s.errors)}`,
        `time-outs ${count(s.timeouts)}`,
        `abandoned ${count(s.abandoned)}`,
      ]),
    ],
  });
}

function drawLag(host) {
  timePlot(host, {
    ...lines({
      lag: { of: (s) => drawn(s.lagP999) },
      wait: { of: (s) => drawn(s.waitP999), width: 1.25, dash: [4, 4] },
    }),
    height: 220,
    scale: lagScale(),
    axis: latencyAxis(),
    words: 'Schedule lag and waits for a connection over time, with pauses marked',
    plugins: [
      pauseMarks(),
      secondTooltip((s, leg) => [
        `lag p99.9 ${known(s.lagP999)}`,
        `wait p99.9 ${known(s.waitP999)}`,
        longestPauses(pausesIn(leg, s.t)),
      ]),
    ],
  });
}

/** On a scale of logarithms, where nothing is 0. */
function drawn(micros) {
  return micros == null ? null : Math.max(1, micros);
}

function known(micros) {
  return micros == null ? '–' : duration(micros);
}

function pausesIn(leg, t) {
  return leg.pauses.filter((pause) => pause.end >= t && pause.end - pause.micros / 1e6 < t + 1);
}

/** The longest of each kind, in words. */
function longestPauses(pauses) {
  const longest = new Map();
  for (const { where, micros } of pauses) longest.set(where, Math.max(longest.get(where) || 0, micros));
  return [...longest].map(([where, micros]) => `${where} ${duration(micros)}`).join(', ');
}

/** A uPlot plugin: each pause as a stem as high as it lasted long, on the lag's own scale. */
function pauseMarks() {
  const draw = (plot) => {
    for (const leg of model.legs()) {
      plot.ctx.fillStyle = faded(theme.leg(leg.index), 0.5);
      leg.pauses.forEach((pause) => stem(plot, pause));
    }
  };
  return { hooks: { draw: (plot) => inside(plot, () => draw(plot)) } };
}

/** With a dot at its top for the generator, a square for the daemon. */
function stem(plot, { end, micros, where }) {
  const ratio = devicePixelRatio;
  const { ctx, bbox } = plot;
  const x = plot.valToPos(end, 'x', true);
  const y = plot.valToPos(micros, 'y', true);
  const radius = 2.5 * ratio;
  ctx.fillRect(x - ratio / 2, y, ratio, bbox.top + bbox.height - y);
  ctx.beginPath();
  if (where.startsWith('generator')) ctx.arc(x, y, radius, 0, 2 * Math.PI);
  else ctx.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  ctx.fill();
}

/** As the lags need, and high enough for the pauses. */
function lagScale() {
  const longest = largest(
    model.legs().flatMap((leg) => leg.pauses.map((pause) => pause.micros)),
    0,
  );
  const scale = latencyScale();
  return { ...scale, range: (plot, low, high) => scale.range(plot, low, Math.max(high, longest)) };
}

const VITALS = {
  'Memory, MiB': (v) => v.rssBytes / (1 << 20),
  Threads: (v) => v.threads,
  'Open descriptors': (v) => v.descriptors,
};

function drawVitals(host) {
  const watched = model.legs().filter((leg) => leg.vitals.length > 0);
  if (watched.length === 0) {
    host.append(element('p', { class: 'empty' }, 'The daemon process could not be watched.'));
    return;
  }
  for (const [title, figure] of Object.entries(VITALS)) {
    const cell = host.appendChild(element('div', {}, element('h3', {}, title)));
    const data = uPlot.join(watched.map((leg) => [leg.vitals.map((v) => v.t), leg.vitals.map(figure)]));
    timePlot(cell, {
      height: 170,
      nameless: true,
      data,
      scale: countScale(),
      axis: axis({ size: 48 }),
      words: `${title} of the daemon over time`,
      series: watched.map((leg) => ({
        stroke: theme.leg(leg.index),
        width: 1.75,
        spanGaps: true,
        points: { show: false },
      })),
      plugins: [
        tooltip((plot, index) => ({
          title: `${count(data[0][index])} s · ${model.phaseAt(data[0][index])}`,
          rows: watched.map((leg, i) => ({
            leg: leg.index,
            cells: [leg.name, before(data[i + 1], index, count)],
          })),
        })),
      ],
    });
  }
}

/** The last value up to an index, written out. */
function before(values, index, write) {
  for (let i = index; i >= 0; i--) if (values[i] != null) return write(values[i]);
  return '–';
}
