'use strict';

const plots = [];
const trend = JSON.parse(document.getElementById('data').textContent);
for (const host of document.querySelectorAll('[data-row]')) {
  plots.push(drawHistory(host, trend.rows[Number(host.dataset.row)]));
}
window.addEventListener('resize', () => {
  for (const plot of plots) {
    plot.setSize({ width: plot.root.parentElement.clientWidth, height: plot.height });
  }
});

/** A row's figures over its runs, the level each change led to, a line where it changed. */
function drawHistory(host, row) {
  const points = row.points;
  const runs = points.map((point, index) => index);
  const figures = points.map((point) => point.value);
  const top = 1.1 * largest(figures, 0);
  const axes = { stroke: theme.colour('muted'), grid: { stroke: theme.colour('grid') } };
  return new uPlot(
    {
      width: host.clientWidth,
      height: 240,
      scales: { x: { time: false, range: [-0.5, runs.length - 0.5] }, y: { range: [0, top] } },
      axes: [
        {
          ...axes,
          label: 'commit, a run each',
          space: 90,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
          values: (u, splits) => splits.map((at) => commit(points[at])),
        },
        { ...axes, label: `${row.metric}, ${row.unit}`, size: 70, values: (u, v) => v.map(count) },
      ],
      series: [
        { label: 'run', value: (u, at) => told(points[at]) },
        {
          label: row.metric,
          stroke: theme.colour('leg-2'),
          width: 1,
          points: { show: true, size: 6 },
          value: (u, value) => (value == null ? '' : `${significant(value)} ${row.unit}`),
        },
        {
          label: 'level',
          stroke: theme.colour('leg-0'),
          width: 2,
          points: { show: false },
          paths: uPlot.paths.stepped({ align: 1 }),
          value: (u, value) => (value == null ? '' : significant(value)),
        },
      ],
      hooks: { draw: [(u) => row.changes.forEach((change) => mark(u, change))] },
    },
    [runs, figures, levels(row)],
    host,
  );
}

/** At each run the mean of the stretch it lies in. */
function levels(row) {
  const bounds = [0, ...row.changes.map((change) => change.index), row.points.length];
  return row.points.map((point, index) => {
    const end = bounds.find((bound) => bound > index);
    const from = bounds[bounds.indexOf(end) - 1];
    const stretch = row.points.slice(from, end).map((each) => each.value);
    return stretch.reduce((sum, value) => sum + value, 0) / stretch.length;
  });
}

/** Between the last run on the old level and the first on the new one. */
function mark(u, change) {
  const x = u.valToPos(change.index - 0.5, 'x', true);
  u.ctx.save();
  u.ctx.strokeStyle = theme.colour(change.worse ? 'failed' : 'passed');
  u.ctx.lineWidth = 2 * devicePixelRatio;
  u.ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  u.ctx.beginPath();
  u.ctx.moveTo(x, u.bbox.top);
  u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
  u.ctx.stroke();
  u.ctx.restore();
}

function commit(point) {
  return point ? point.commit.slice(0, 10) : '';
}

function told(point) {
  return point ? `${point.run} · ${point.started} · commit ${commit(point)}` : '';
}
