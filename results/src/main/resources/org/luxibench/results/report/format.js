'use strict';

/** Three significant digits, thousands set apart; like the tables. */
function significant(value) {
  const size = Math.abs(value);
  if (size >= 99.95) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(size >= 9.995 ? 1 : 2);
}

/** Microseconds with the unit that suits. */
function duration(micros) {
  if (micros < 1000) return `${Math.round(micros)} µs`;
  return micros < 1e6 ? `${significant(micros / 1e3)} ms` : `${significant(micros / 1e6)} s`;
}

/** For axes: no digits that say nothing. */
function shortDuration(micros) {
  const trim = (value) => String(Number(value.toPrecision(3)));
  if (micros < 1000) return `${trim(micros)} µs`;
  return micros < 1e6 ? `${trim(micros / 1e3)} ms` : `${trim(micros / 1e6)} s`;
}

function count(value) {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

/** A percentile by its nines: 0 is the fastest, 1 is 90 %, 2 is 99 %. */
function percentOfNines(nines) {
  const percent = 100 - 100 * Math.pow(10, -nines);
  const digits = Math.max(0, Math.ceil(nines) - (Number.isInteger(nines) ? 2 : 1));
  return `${percent.toFixed(digits)} %`;
}

/** The largest of values and a floor; a long run has more of them than a call takes arguments. */
function largest(values, floor) {
  return values.reduce((most, value) => (value > most ? value : most), floor);
}

/** An element with attributes and children; text never becomes markup. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
