'use strict';

/**
 * A uPlot plugin: a box beside the pointer.
 *
 * @param tell given the plot and the pointer's data index, the title and rows of cells; a row may
 *     name a leg's index, whose colour it then gets; null hides the box
 */
function tooltip(tell) {
  const box = element('div', { class: 'tooltip', role: 'status' });
  box.hidden = true;
  let here = false;

  function show(plot) {
    const { left, top, idx } = plot.cursor;
    const told = here && left >= 0 && idx != null ? tell(plot, idx) : null;
    box.hidden = !told;
    if (!told) return;
    box.replaceChildren(element('b', {}, told.title), element('table', {}, ...told.rows.map(row)));
    place(plot, left, top);
  }

  function row(one) {
    const cells = one.cells.map((cell) => element('td', {}, cell));
    if (one.leg != null) cells[0].prepend(element('i', { class: `swatch leg-${one.leg % 6}` }));
    return element('tr', {}, ...cells);
  }

  function place(plot, left, top) {
    const over = plot.over;
    const width = over.clientWidth;
    const beyond = left + 16 + box.offsetWidth > width;
    const x = beyond ? Math.max(-over.offsetLeft, left - 16 - box.offsetWidth) : left + 16;
    box.style.left = `${Math.min(x, Math.max(-over.offsetLeft, width - box.offsetWidth))}px`;
    box.style.top = `${Math.max(0, Math.min(top + 12, over.clientHeight - box.offsetHeight))}px`;
  }

  function follow(plot) {
    plot.over.append(box);
    plot.over.addEventListener('mouseenter', () => (here = true));
    plot.over.addEventListener('mouseleave', () => {
      here = false;
      box.hidden = true;
    });
    const touch = (event) => {
      const rect = plot.over.getBoundingClientRect();
      here = true;
      plot.setCursor({
        left: event.touches[0].clientX - rect.left,
        top: event.touches[0].clientY - rect.top,
      });
    };
    plot.over.addEventListener('touchstart', touch, { passive: true });
    plot.over.addEventListener('touchmove', touch, { passive: true });
  }

  return { hooks: { init: follow, setCursor: show } };
}
