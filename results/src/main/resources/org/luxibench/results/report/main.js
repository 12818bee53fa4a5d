'use strict';

const DRAWINGS = {
  latency: drawLatency,
  locks: drawLocks,
  heat: drawHeat,
  curves: drawCurves,
  rate: drawRate,
  errors: drawErrors,
  lag: drawLag,
  vitals: drawVitals,
};

function draw() {
  plots.splice(0).forEach((plot) => plot.destroy());
  for (const [name, drawing] of Object.entries(DRAWINGS)) {
    const host = document.querySelector(`[data-plot="${name}"]`);
    host.replaceChildren();
    drawing(host);
  }
}

/** A row of buttons; each is pressed or not, and says on a click what is to change. */
function choices(id, options) {
  const row = document.getElementById(id);
  const buttons = options.map((option) => {
    const button = element('button', { type: 'button' }, ...option.face);
    button.addEventListener('click', () => model.change(option.click));
    row.append(button);
    return [button, option.pressed];
  });
  return () => buttons.forEach(([button, pressed]) => button.setAttribute('aria-pressed', pressed()));
}

function legChoices() {
  return choices(
    'legs',
    model.data.legs.map((leg, index) => ({
      face: [element('i', { class: `swatch leg-${index % 6}` }), leg.name],
      pressed: () => !model.hiddenLegs.has(leg.name),
      click: () => {
        if (!model.hiddenLegs.delete(leg.name) && model.legs().length > 1) {
          model.hiddenLegs.add(leg.name);
        }
      },
    })),
  );
}

function phaseChoices() {
  const show = (phase) => ({
    face: [phase || 'all phases'],
    pressed: () => model.phase === phase,
    click: () => {
      model.phase = phase;
      model.zoom = null;
    },
  });
  return choices('phases', [null, ...model.data.phases.map((span) => span.name)].map(show));
}

function percentileChoices() {
  return choices(
    'percentiles',
    ['p50', 'p90', 'p99', 'max'].map((name) => ({
      face: [name],
      pressed: () => model.percentiles.has(name),
      click: () => {
        if (!model.percentiles.delete(name)) model.percentiles.add(name);
        else if (model.percentiles.size === 0) model.percentiles.add(name);
      },
    })),
  );
}

function themeButton() {
  const button = document.getElementById('theme');
  const name = () => (button.textContent = `theme: ${theme.choice}`);
  button.addEventListener('click', () => {
    theme.next();
    name();
    draw();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  name();
}

/** Paper is light and as wide as a sheet, and cannot be clicked: all tables are opened. */
function printing() {
  let closed = [];
  let before = 'auto';
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('main details:not([open])')];
    closed.forEach((one) => (one.open = true));
    before = theme.choice;
    theme.set('light');
    document.body.style.width = '680px';
    draw();
  });
  addEventListener('afterprint', () => {
    closed.forEach((one) => (one.open = false));
    theme.set(before);
    document.body.style.width = '';
    draw();
  });
}

/** Draws anew when the page's width changes, not when its height does. */
function resizing() {
  let width = document.body.clientWidth;
  new ResizeObserver(() => {
    if (document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    requestAnimationFrame(draw);
  }).observe(document.body);
}

function start() {
  const pressed = [legChoices(), phaseChoices(), percentileChoices()];
  const show = () => {
    pressed.forEach((update) => update());
    filterTables();
    draw();
  };
  model.listeners.push(show);
  document.getElementById('controls').hidden = false;
  noteEmptyTables();
  themeButton();
  show();
  printing();
  resizing();
  document.documentElement.dataset.drawn = 'true';
}

start();
