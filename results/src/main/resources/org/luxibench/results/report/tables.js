'use strict';

/** Hides the rows of other phases and of hidden legs, in every table that has such columns. */
function filterTables() {
  for (const table of document.querySelectorAll('.scroll > table')) {
    const titles = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    const phase = titles.indexOf('phase');
    const leg = titles.indexOf('behaviour');
    for (const row of table.tBodies[0].rows) {
      const otherPhase =
        phase >= 0 && model.phase && row.cells[phase].textContent !== model.phase;
      const hiddenLeg = leg >= 0 && model.hiddenLegs.has(row.cells[leg].textContent);
      row.hidden = Boolean(otherPhase || hiddenLeg);
    }
  }
}

/** A table without rows says so. */
function noteEmptyTables() {
  for (const table of document.querySelectorAll('.scroll > table')) {
    if (table.tBodies[0].rows.length === 0) {
      table.parentElement.replaceChildren(element('p', { class: 'empty' }, 'Nothing to tell.'));
    }
  }
}
