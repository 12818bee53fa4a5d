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

  private PageScripts() {}
}
