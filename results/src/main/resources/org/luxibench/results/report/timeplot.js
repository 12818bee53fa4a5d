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

/** A uPlot plugin: phases as alternating bands, their names at the top. */
function phaseBands(named) {
  return {
    hooks: {
      drawClear: (plot) => {
        const ratio = devicePixelRatio;
        const { ctx, bbox } = plot;
        ctx.save();
        ctx.beginPath();
        ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
        ctx.clip();
        ctx.font = AXIS_FONT.replace('12px', `${11 * ratio}px`);
        ctx.textBaseline = 'top';
        ctx.textAlign = 'left';
        model.data.phases.forEach((span, index) => {
          const from = Math.max(bbox.left, plot.valToPos(span.start, 'x', true));
          const to = Math.min(bbox.left + bbox.width, plot.valToPos(span.end, 'x', true));
          ctx.fillStyle = theme.colour(index % 2 ? 'surface' : 'band');
          ctx.fillRect(from, bbox.top, to - from, bbox.height);
          ctx.fillStyle = theme.colour('line');
          ctx.fillRect(from, bbox.top, ratio, bbox.height);
          ctx.fillStyle = theme.colour('muted');
          const name = named ? fitting(ctx, span.name, to - from - 10 * ratio) : '';
          ctx.fillText(name, from + 5 * ratio, bbox.top + 4 * ratio);
        });
        ctx.restore();
      },
    },
  };
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
