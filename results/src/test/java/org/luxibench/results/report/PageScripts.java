package org.luxibench.results.report;

/** What the test asks the page in its own language. */
final class PageScripts {
  /** Of each canvas of a plot: pixels with a leg's hue, of which axes and bands have none. */
  static final String INK =
      """
      const canvases = document.querySelectorAll(`[data-plot=${arguments[0]}] canvas`);
      return [...canvases].map((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let ink = 0;
        for (let i = 0; i < data.length; i += 4) {
          const colours = [data[i], data[i + 1], data[i + 2]];
          if (data[i + 3] > 30 && Math.max(...colours) - Math.min(...colours) > 60) ink++;
        }
        return ink;
      });
      """;

  /** Texts whose contrast with their background is below 4.5 (WCAG 2, 1.4.3), with the ratio. */
  static final String TOO_FAINT =
      """
      const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const channel = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92
          : Math.pow((c / 255 + 0.055) / 1.055, 2.4));
      const luminance = ([r, g, b]) =>
          0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
      const background = (one) => {
        for (let e = one; e; e = e.parentElement) {
          const found = parts(getComputedStyle(e).backgroundColor);
          if (found.length < 4 || found[3] === 1) return found;
        }
        return [255, 255, 255];
      };
      const selectors = ['h1', 'h2', '.kicker', '.reason', '.when', '.result strong', '.result p',
        '.card h3', '.card .verdict', '.card small', '.card dt', '.card dd', 'th', 'td',
        'td.passed', 'td.shown', 'summary', 'figcaption p', '#phases button', '#theme',
        '.key li', 'footer p'];
      const faint = [];
      for (const selector of selectors) {
        const one = document.querySelector(selector);
        if (!one) throw new Error('the page has no ' + selector);
        const pair = [luminance(parts(getComputedStyle(one).color)), luminance(background(one))];
        const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
        if (ratio < 4.5) faint.push(selector + ': ' + ratio.toFixed(2));
      }
      return faint;
      """;

  /** How many seconds the first plot of a name shows. */
  static final String SECONDS_SHOWN =
      """
      const plot = plots.find((one) => one.root.closest(`[data-plot=${arguments[0]}]`));
      return Math.round(plot.scales.x.max - plot.scales.x.min);
      """;

  /** Puts the pointer where a plot shows a time and a value. */
  static final String POINT_AT =
      """
      const [name, t, y] = arguments;
      const plot = plots.find((one) => one.root.closest(`[data-plot=${name}]`));
      plot.over.scrollIntoView({ block: 'center' });
      plot.over.dispatchEvent(new MouseEvent('mouseenter'));
      const top = Math.min(Math.max(1, plot.valToPos(y, 'y')), plot.over.clientHeight - 1);
      plot.setCursor({ left: plot.valToPos(t, 'x'), top });
      """;

  /**
   * Of each heat map, the seconds in which the cell with most requests is not the deepest one: what
   * a reader takes from the map. Depth is how far a pixel is from the plot's ground.
   */
  static final String HEAT_DEPTHS =
      """
      const wrong = [];
      const maps = plots.filter((one) => one.root.closest('[data-plot=heat]'));
      maps.forEach((plot, leg) => {
        const canvas = plot.root.querySelector('canvas');
        const context = canvas.getContext('2d');
        const depth = (second, bucket) => {
          const x = Math.round(plot.valToPos(second.t + 0.5, 'x', true));
          const middle = Math.sqrt(bucketFrom(bucket) * bucketTo(bucket));
          const y = Math.round(plot.valToPos(middle, 'y', true));
          const { top, height } = plot.bbox;
          if (y <= top || y >= top + height) return -1;
          const [red, green, blue, alpha] = context.getImageData(x, y, 1, 1).data;
          return ((765 - red - green - blue) * alpha) / 255;
        };
        for (const second of model.data.legs[leg].seconds.filter((one) => one)) {
          const most = second.heat.indexOf(Math.max(...second.heat));
          const deepest = depth(second, most);
          second.heat.forEach((n, bucket) => {
            if (2 * n < second.heat[most] && depth(second, bucket) >= deepest) {
              wrong.push(`${model.data.legs[leg].name} at ${second.t} s, bucket ${bucket}`);
            }
          });
        }
      });
      return wrong;
      """;

  /** Pauses with no dot where they ended, as high as they lasted; there must be some. */
  static final String UNMARKED_PAUSES =
      """
      const plot = plots.find((one) => one.root.closest('[data-plot=lag]'));
      const context = plot.root.querySelector('canvas').getContext('2d');
      const pauses = model.data.legs.flatMap((leg) => leg.pauses);
      if (pauses.length === 0) throw new Error('the run has no pauses');
      return pauses.filter((pause) => {
        const x = Math.round(plot.valToPos(pause.end, 'x', true));
        const y = Math.round(plot.valToPos(pause.micros, 'y', true));
        const [red, green, blue] = context.getImageData(x, y, 1, 1).data;
        return Math.max(red, green, blue) - Math.min(red, green, blue) < 40;
      }).map((pause) => `${pause.where} at ${pause.end} s`);
      """;

  /** Where pauses happened whose mark fills the corners of the square around it. */
  static final String SQUARE_PAUSES =
      """
      const plot = plots.find((one) => one.root.closest('[data-plot=lag]'));
      const context = plot.root.querySelector('canvas').getContext('2d');
      const off = 2.1 * devicePixelRatio;
      return model.data.legs.flatMap((leg) => leg.pauses).filter((pause) => {
        const x = plot.valToPos(pause.end, 'x', true);
        const y = plot.valToPos(pause.micros, 'y', true);
        return [[-1, -1], [1, -1], [-1, 1], [1, 1]].every(([right, down]) => {
          const [red, green, blue] =
              context.getImageData(Math.round(x + right * off - 0.5), Math.round(y + down * off - 0.5), 1, 1).data;
          return Math.max(red, green, blue) - Math.min(red, green, blue) > 20;
        });
      }).map((pause) => pause.where);
      """;

  /**
   * The cells of the tables in the figure of a plot that tell one step a row; none are too long.
   */
  static final String TABLE_OVER_TIME =
      """
      const figure = document.querySelector(`[data-plot=${arguments[0]}]`).closest('figure');
      const tables = [...figure.querySelectorAll('details table')].filter(
          (table) => table.rows[0].cells[0].textContent === 'from s');
      if (tables.some((table) => table.rows.length > 80)) throw new Error('the table is too long');
      return tables.flatMap((table) =>
          [...table.querySelectorAll('th, td')].map((cell) => cell.textContent));
      """;

  /** Tables wider than what they stand in that cannot be scrolled to their end. */
  static final String CUT_TABLES =
      """
      document.querySelectorAll('details').forEach((one) => (one.open = true));
      return [...document.querySelectorAll('table')].filter((table) => {
        if (table.closest('.tooltip')) return false;
        const box = table.parentElement;
        box.scrollLeft = 1e6;
        const end = table.getBoundingClientRect().right;
        return end > box.getBoundingClientRect().right + 1 || end > innerWidth;
      }).map((table) => table.textContent.slice(0, 60));
      """;

  private PageScripts() {}
}
