'use strict';

/** A map a leg: time across, latency up, depth of colour for the number of requests. */
function drawHeat(host) {
  const legs = model.legs();
  const [low, high] = usedBuckets(legs);
  const most = largest(legs.flatMap((leg) => column(leg, (s) => largest(s.heat, 0))), 1);
  for (const leg of legs) {
    const cell = host.appendChild(element('div', {}));
    cell.append(element('h3', {}, element('i', { class: `swatch leg-${leg.index % 6}` }), leg.name));
    timePlot(cell, {
      height: 190,
      data: [times, column(leg, (second) => second.p50 || null)],
      series: [{ stroke: 'transparent', points: { show: false } }],
      scale: { distr: 3, range: () => [bucketFrom(low), bucketTo(high)] },
      axis: latencyAxis(),
      words: `Heat map of ${leg.name}: number of requests by time and latency`,
      plugins: [heatCells(leg, most), tooltip((plot, index) => tellHeat(plot, leg, index))],
    });
  }
}

/** Eight buckets a decade go on past the last bound, as far as room is asked for. */
function bucketTo(bucket) {
  const bounds = model.data.heatBounds;
  const beyond = bucket - (bounds.length - 1);
  return beyond <= 0 ? bounds[bucket] : bounds[bounds.length - 1] * Math.pow(10, beyond / 8);
}

function bucketFrom(bucket) {
  return bucket > 0 ? bucketTo(bucket - 1) : model.data.heatBounds[0] / 1.334;
}

function usedBuckets(legs) {
  let low = Infinity;
  let high = 0;
  for (const leg of legs) {
    for (const second of leg.seconds) {
      if (!second) continue;
      const first = second.heat.findIndex((n) => n > 0);
      if (first < 0) continue;
      low = Math.min(low, first);
      high = Math.max(high, second.heat.length - 1);
    }
  }
  return low === Infinity ? [0, 16] : [Math.max(0, low - 1), high + Math.ceil((high - low) / 6)];
}

function heatCells(leg, most) {
  return { hooks: { draw: (plot) => inside(plot, () => drawCells(plot, leg, most)) } };
}

function drawCells(plot, leg, most) {
  const colour = theme.leg(leg.index);
  const across = (t) => Math.round(plot.valToPos(t, 'x', true));
  const up = (micros) => Math.round(plot.valToPos(micros, 'y', true));
  for (const second of leg.seconds) {
    if (!second) continue;
    const left = across(second.t);
    const width = Math.max(1, across(second.t + 1) - left);
    second.heat.forEach((n, bucket) => {
      if (n === 0) return;
      const top = up(bucketTo(bucket));
      plot.ctx.fillStyle = faded(colour, 0.14 + 0.86 * (Math.log1p(n) / Math.log1p(most)));
      plot.ctx.fillRect(left, top, width, up(bucketFrom(bucket)) - top);
    });
  }
}

function tellHeat(plot, leg, index) {
  const second = leg.seconds[rowOf(index)];
  if (!second) return null;
  const micros = plot.posToVal(plot.cursor.top, 'y');
  const found = model.data.heatBounds.findIndex((bound) => micros <= bound);
  const bucket = found < 0 ? model.data.heatBounds.length : found;
  return {
    title: `${count(second.t)} s · ${second.phase}`,
    rows: [
      { cells: [`${duration(bucketFrom(bucket))} to ${duration(bucketTo(bucket))}`] },
      { leg: leg.index, cells: [`${count(second.heat[bucket] || 0)} requests`] },
    ],
  };
}
