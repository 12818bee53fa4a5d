'use strict';

const THEMES = ['auto', 'light', 'dark'];

/** The colours of report.css as the current theme gives them, for canvases. */
const theme = {
  choice: 'auto',

  colour(name) {
    const probe = element('i');
    probe.hidden = true;
    document.body.append(probe);
    probe.style.color = `var(--${name})`;
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  },

  leg(index) {
    return theme.colour(`leg-${index % 6}`);
  },

  set(choice) {
    theme.choice = choice;
    if (choice === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
  },

  next() {
    theme.set(THEMES[(THEMES.indexOf(theme.choice) + 1) % THEMES.length]);
  },
};

/** The same colour, paler: canvases take color-mix as the style sheet does. */
function faded(colour, share) {
  return colour.replace(/^rgba?\(([^)]+)\)$/, (_, parts) => {
    const [red, green, blue] = parts.split(/[\s,/]+/);
    return `rgba(${red}, ${green}, ${blue}, ${share})`;
  });
}
