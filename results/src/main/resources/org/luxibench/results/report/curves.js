'use strict';

/** A small plot a phase: percentiles on an axis of nines, a line a leg. */
function drawCurves(host) {
  const legs = model.legs();
  const measured = legs
    .flatMap((leg) => Object.values(leg.curves).flat())
    .map((point) => point.micros)
    .filter((micros) => micros > 0);
  const highest = largest(measured, 1000);
  const lowest = measured.reduce((least, micros) => Math.min(least, micros), highest);
  for (const span of model.phases()) {
    const here = legs.filter((leg) => (leg.curves[span.name] || []).length > 0);
    const cell = host.appendChild(element('div', {}, element('h3', {}, span.name)));
    if (here.length === 0) cell.append(element('p', { class: 'empty' }, 'Nothing was measured.'));
    else curvePlot(cell, span.name, here, lowest, highest);
  }
}

function curvePlot(cell, phase, legs, lowest, highest) {
  const data = uPlot.join(legs.map((leg) => curveColumns(leg.curves[phase])));
  const bounds = latencyScale().range(null, lowest, highest);
  const plot = new uPlot(
    {
      width: cell.clientWidth,
      height: model.phase ? 340 : 220,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false, points: { size: 6 } },
      scales: { x: { time: false }, y: { distr: 3, range: () => bounds } },
      axes: [
        axis({
          size: 34,
          splits: (u) => wholeNumbers(u.scales.x.max),
          values: (u, splits) => splits.map((v) => (v === 0 ? '0' : percentOfNines(v))),
        }),
        latencyAxis(),
      ],
      series: [
        {},
        ...legs.map((leg) => ({
          stroke: theme.leg(leg.index),
          width: lineWidth(2, leg, legs),
          spanGaps: true,
          points: { show: false },
        })),
      ],
      plugins: [
        tooltip((u, index) => ({
          title: `${phase} · ${percentOfNines(data[0][index])} of requests within`,
          rows: legs.map((leg, i) => ({
            leg: leg.index,
            cells: [leg.name, after(data[i + 1], index)],
          })),
        })),
      ],
    },
    data,
    cell,
  );
  keep(plot, `Percentile curve of phase ${phase}`);
}

/** Nines and microseconds, rising; all of 100 % stands a little past the last percentile. */
function curveColumns(curve) {
  const nines = [];
  const micros = [];
  for (const point of curve) {
    const last = nines.length ? nines[nines.length - 1] : 0;
    const at = point.percentile >= 100 ? last + 0.1 : -Math.log10(1 - point.percentile / 100);
    if (nines.length && at <= last) continue;
    nines.push(at);
    micros.push(Math.max(1, point.micros));
  }
  return [nines, micros];
}

/** The next value from an index on: what that share of requests does not exceed. */
function after(values, index) {
  for (let i = index; i < values.length; i++) if (values[i] != null) return duration(values[i]);
  return before(values, index, duration);
}

function wholeNumbers(to) {
  return Array.from({ length: Math.floor(to) + 1 }, (_, i) => i);
}
