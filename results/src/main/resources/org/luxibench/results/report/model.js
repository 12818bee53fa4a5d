'use strict';

/** What is shown of the run. Everything drawn follows from this; change it through `change`. */
const model = {
  data: JSON.parse(document.getElementById('data').textContent),
  hiddenLegs: new Set(),
  phase: null,
  percentiles: new Set(['p50', 'p99']),
  zoom: null,
  listeners: [],

  change(edit) {
    edit(model);
    model.listeners.forEach((listener) => listener());
  },

  legs() {
    return model.data.legs
      .map((leg, index) => ({ ...leg, index }))
      .filter((leg) => !model.hiddenLegs.has(leg.name));
  },

  phases() {
    return model.data.phases.filter((span) => !model.phase || span.name === model.phase);
  },

  /** The stretch of time to be drawn, in seconds. */
  window() {
    if (model.zoom) return model.zoom;
    const spans = model.phases();
    if (spans.length === 0) return [0, 1];
    const first = spans[0] === model.data.phases[0] && !model.phase ? 0 : spans[0].start;
    return [first, spans[spans.length - 1].end];
  },

  phaseAt(t) {
    const span = model.data.phases.find((one) => t >= one.start && t < one.end);
    return span ? span.name : 'between phases';
  },
};

/** Each second has two points, its two ends, and is drawn as a step; this is the time of each. */
const times = model.data.t.flatMap((t) => [t, t + 0.9999]);

/** The row of `model.data.t` that a point of `times` belongs to. */
function rowOf(index) {
  return index >> 1;
}

/** One figure of each of a leg's seconds, at both its points; null where there is none. */
function column(leg, figure) {
  return leg.seconds.flatMap((second) => {
    const value = second ? figure(second) : null;
    return [value, value];
  });
}
