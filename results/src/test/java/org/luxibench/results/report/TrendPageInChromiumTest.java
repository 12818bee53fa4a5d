package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.stats.EDivisiveT;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.trend.Trend;
import org.luxibench.results.trend.TrendPage;

/** The page of a trend as a real browser shows it. */
class TrendPageInChromiumTest {
  private static final String INK =
      """
      const canvas = document.querySelector('[data-row="0"] canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const [red, green, blue] = theme.colour(arguments[0]).match(/[\\d.]+/g).map(Number);
      let ink = 0;
      for (let i = 0; i < data.length; i += 4) {
        const away = Math.abs(data[i] - red) + Math.abs(data[i + 1] - green)
            + Math.abs(data[i + 2] - blue);
        if (data[i + 3] > 200 && away < 12) ink++;
      }
      return ink;
      """;

  @TempDir private static Path folder;
  private static Chromium chromium;

  @BeforeAll
  static void open() throws Exception {
    for (int run = 0; run < 12; run++) {
      double level = run < 7 ? 100 : 80;
      MadeRuns.bench(folder, "bench", run, JmhText.tenForks("Lock.mix</script>", level + run % 3));
    }
    Trend trend = Trend.of(new RunStore(folder), "bench", EDivisiveT.withMagnitude(0.05), 0.05);
    Path page = folder.resolve("trend.html");
    Files.writeString(page, TrendPage.write(trend));
    chromium = Chromium.start(folder.resolve("profile"));
    chromium.prefer("light");
    chromium.open(page);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void historyLevelAndChangeAreDrawn() {
    assertThat(chromium.console()).isEmpty();
    for (String colour : new String[] {"leg-2", "leg-0", "failed"}) {
      assertThat(chromium.number(INK, colour)).as(colour).isGreaterThan(50);
    }
  }

  @Test
  void pointerTellsRunCommitAndFigure() {
    String told =
        chromium.text(
            """
            plots[0].setCursor({ left: plots[0].valToPos(8, 'x'), top: 20 });
            return document.querySelector('[data-row="0"] .u-legend').textContent;
            """);

    assertThat(told).contains("commit 0808080808", "82.0 ops/us", "level");
  }

  @Test
  void axesNameCommitMetricAndUnit() {
    assertThat(
            chromium.texts(
                """
                return plots[0].axes.map((axis) =>
                    typeof axis.label === 'function' ? axis.label() : axis.label);
                """))
        .containsExactly("commit, a run each", "throughput, ops/us");
  }
}
