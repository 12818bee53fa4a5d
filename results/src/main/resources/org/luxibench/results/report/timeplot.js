'use strict';

const AXIS_FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';
const LEFT_AXIS = 62;

/** All plots made so far; each drawing begins with none. */
const plots = [];

/** What every plot's axes share. */
function axis(more) {
  const line = theme.colour('grid');
  return {
    stroke: theme.colour('muted'),
    font: AXIS_FONT,
    grid: { stroke: line, width: 1 },
    ticks: { stroke: line, width: 1, size: 5 },
    ...more,
  };
}

/** A logarithmic scale of microseconds; above the highest value there is room for a line of text. */
function latencyScale() {
  return {
    distr: 3,
    range: (plot, low, high) => {
      if (low == null || !(high > 0)) return [100, 10000];
      const to = high * Math.pow(Math.max(10, high / low), 0.12);
      return [low / 1.25, Math.max(to, low * 10)];
    },
  };
}

function latencyAxis() {
  return axis({
    size: LEFT_AXIS,
    splits: (plot, index, low, high) => latencySplits(low, high),
    values: (plot, splits) => splits.map(shortDuration),
    filter: (plot, splits) => splits,
  });
}

/** Round latencies: 1, 2 and 5 of each decade, of many decades only 1. */
function latencySplits(low, high) {
  const steps = high / low > 1000 ? [1] : [1, 2, 5];
  const splits = [];
  for (let decade = 10 ** Math.floor(Math.log10(low)); decade <= high; decade *= 10) {
    splits.push(...steps.map((step) => step * decade).filter((v) => v >= low && v <= high));
  }
  return splits;
}

/** A linear scale from 0 with room for a line of text above the highest value. */
function countScale() {
  return { range: (plot, low, high) => [0, Math.max(1, high * 1.25)] };
}

/** A uPlot plugin: phases as alternating bands beneath the grid, their names above it. */
function phaseBands(named) {
  const hooks = { drawClear: (plot) => inside(plot, () => eachPhase(plot, band)) };
  if (named) hooks.drawAxes = (plot) => inside(plot, () => eachPhase(plot, phaseName));
  return { hooks };
}

function eachPhase(plot, drawing) {
  const { left, width } = plot.bbox;
  model.data.phases.forEach((span, index) => {
    const from = Math.max(left, plot.valToPos(span.start, 'x', true));
    const to = Math.min(left + width, plot.valToPos(span.end, 'x', true));
    if (to > from) drawing(plot, { name: span.name, colour: bandColour(index), from, to });
  });
}

function bandColour(index) {
  return theme.colour(index % 2 ? 'surface' : 'band');
}

function band({ ctx, bbox }, phase) {
  ctx.fillStyle = phase.colour;
  ctx.fillRect(phase.from, bbox.top, phase.to - phase.from, bbox.height);
  ctx.fillStyle = theme.colour('line');
  ctx.fillRect(phase.from, bbox.top, devicePixelRatio, bbox.height);
}

/** With a ground of its own, for a line of the grid may pass behind it. */
function phaseName({ ctx, bbox }, phase) {
  const ratio = devicePixelRatio;
  ctx.font = AXIS_FONT.replace('12px', `${11 * ratio}px`);
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  const name = fitting(ctx, phase.name, phase.to - phase.from - 8 * ratio);
  const from = phase.from + 4 * ratio;
  ctx.fillStyle = phase.colour;
  ctx.fillRect(from, bbox.top, ctx.measureText(name).width, 15 * ratio);
  ctx.fillStyle = theme.colour('muted');
  ctx.fillText(name, from, bbox.top + 2 * ratio);
}

/** Draws with nothing spilling over the plot's edges. */
function inside(plot, drawing) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  drawing();
  ctx.restore();
}

/** The text, cut to what fits; nothing when not even five letters do. */
function fitting(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  for (let length = text.length - 1; length > 4; length--) {
    const cut = `${text.slice(0, length)}…`;
    if (ctx.measureText(cut).width <= width) return cut;
  }
  return '';
}

/**
 * Draws a plot over time; all of them share the time axis, the cursor and the zoom.
 *
 * @param host the element it is put into
 * @param about height, data, series, scale and axis of y, plugins, what it shows in words, whether
 *     its time axis is left out and whether phases are named
 */
function timePlot(host, about) {
  const [from, to] = model.window();
  const plot = new uPlot(
    {
      width: host.clientWidth,
      height: about.height,
      legend: { show: false },
      cursor: { sync: { key: 'time' }, drag: { x: true, y: false }, y: false, points: { size: 7 } },
      scales: { x: { time: false, range: () => [from, to] }, y: about.scale },
      axes: [
        axis({
          size: about.bare ? 8 : 36,
          values: (u, splits) => splits.map((v) => (about.bare ? '' : `${count(v)} s`)),
        }),
        about.axis,
      ],
      series: [{}, ...about.series],
      plugins: [phaseBands(!about.nameless), ...about.plugins, zooming()],
    },
    about.data,
    host,
  );
  return keep(plot, about.words);
}

/** Makes the drag of one plot the zoom of all. */
function zooming() {
  return {
    hooks: {
      setSelect: (plot) => {
        const { left, width } = plot.select;
        if (width < 4) return;
        const zoom = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')];
        setTimeout(() => model.change((m) => (m.zoom = zoom)));
      },
      init: (plot) =>
        plot.over.addEventListener('dblclick', () =>
          setTimeout(() => model.change((m) => (m.zoom = null))),
        ),
    },
  };
}

/** Notes the plot and tells in words what it is, for those who cannot see it. */
function keep(plot, words) {
  const canvas = plot.root.querySelector('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `${words}. The table below tells the same.`);
  plots.push(plot);
  return plot;
}
