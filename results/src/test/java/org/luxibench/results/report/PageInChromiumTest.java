package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.load.SampleRun;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page as a real browser shows it. */
class PageInChromiumTest {
  /** Of the made-up run. */
  private static final int PHASE_SECONDS = 8;

  private static final Map<String, List<String>> TABLE_WORDS =
      Map.of(
          "latency", List.of("bgl-queries p99 ms", "lock-free-queries max ms", "2,001"),
          "locks", List.of("bgl-queries big lock", "shared", "exclusive", "free"),
          "rate", List.of("lock-free-queries completed/s", "400"),
          "errors", List.of("bgl-queries time-outs", "400"),
          "lag", List.of("bgl-queries lag p99.9 ms", "23.0", "61.0"),
          "vitals", List.of("bgl-queries memory MiB", "47", "92"));

  private static final Pattern REQUEST =
      Pattern.compile("\"Network.requestWillBeSent\".*?\"url\":\"([^\"]*)\"");

  @TempDir private static Path folder;
  private static Chromium chromium;
  private static Path page;

  @BeforeAll
  static void start() throws Exception {
    page = folder.resolve("report.html");
    Files.writeString(page, SampleReport.of(SampleRun.contention()).as(Report.Form.HTML));
    chromium = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    chromium.wide();
    chromium.prefer("light");
    chromium.open(page);
  }

  @Test
  void theConsoleStaysEmpty() {
    assertThat(chromium.console()).isEmpty();
  }

  @Test
  void nothingIsAskedOfTheNetwork() {
    List<String> urls =
        chromium.events().stream()
            .map(REQUEST::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .toList();
    assertThat(urls).isNotEmpty().allMatch(url -> url.matches("(file|data):.*"));
  }

  @Test
  void everyPlotIsDrawnInTheLegsColours() {
    for (String plot :
        List.of("latency", "locks", "heat", "curves", "rate", "errors", "lag", "vitals")) {
      assertThat(inkOfLegs(plot)).as(plot).isNotEmpty().allMatch(pixels -> pixels > 20);
    }
    assertThat(canvases("heat")).as("a heat map for each leg").isEqualTo(3);
    assertThat(canvases("curves")).as("a curve for each phase").isEqualTo(6);
  }

  @Test
  void hoverTellsTheSecondAndEveryLeg() {
    hover("latency");
    assertThat(tooltip("latency"))
        .contains(" s · ", "bgl-queries", "shared-verify", "lock-free-queries", "p99");
    hover("locks");
    assertThat(tooltip("locks")).contains("bgl-queries").containsAnyOf("shared", "free");
    assertThat(tooltip("latency")).as("the box follows the pointer").isEmpty();
  }

  @Test
  void aPhaseCanBeShownAlone() {
    button("phases", "verify-waiting").click();
    assertThat(canvases("curves")).isEqualTo(1);
    assertThat(visibleRows("#curves table")).allMatch(row -> row.contains("verify-waiting"));
    hover("latency");
    assertThat(tooltip("latency")).contains("verify-waiting");
    assertThat(secondsShown("latency")).isEqualTo(PHASE_SECONDS);
    assertThat(secondsShown("heat")).isEqualTo(PHASE_SECONDS);
    button("phases", "all phases").click();
    assertThat(chromium.console()).isEmpty();
    assertThat(canvases("curves")).isEqualTo(6);
    assertThat(secondsShown("latency")).isGreaterThan(6 * PHASE_SECONDS);
  }

  @Test
  void theHeatMapIsDeepestWhereMostRequestsAre() {
    assertThat(chromium.texts(PageScripts.HEAT_DEPTHS)).isEmpty();
    pointAt("heat", 2.5, 1e9);
    assertThat(tooltip("heat")).contains("0 requests");
  }

  @Test
  void betweenPhasesNobodyIsSaidToHaveLookedAtTheLock() {
    pointAt("locks", PHASE_SECONDS - 0.2, 0.5);
    assertThat(tooltip("locks")).contains("free");
    pointAt("locks", PHASE_SECONDS + 0.5, 0.5);
    assertThat(tooltip("locks")).contains("not looked at between phases").doesNotContain("free;");
  }

  @Test
  void aLockThatIsSeldomLookedAtIsNotToldAsUnanswered() throws Exception {
    Path seldom = folder.resolve("seldom.html");
    Files.writeString(seldom, SampleReport.of(SampleRun.lookedAtEvery(7)).as(Report.Form.HTML));
    chromium.open(seldom);
    pointAt("locks", 6.5, 0.5);
    assertThat(tooltip("locks")).contains("free").doesNotContain("no answer");
  }

  @Test
  void pausesAreMarkedAndToldWhereTheyHappened() {
    assertThat(chromium.texts(PageScripts.UNMARKED_PAUSES)).isEmpty();
    pointAt("lag", 11.3, 1_000);
    assertThat(tooltip("lag")).contains("generator 23.0 ms");
    assertThat(
            chromium.texts(
                "return [...document.querySelectorAll('#generator td')].map(c => c.textContent)"))
        .contains("daemon gc", "61.0 ms");
  }

  @Test
  void pausesOfTheDaemonAreSquareAndThoseOfTheGeneratorRound() {
    assertThat(chromium.texts(PageScripts.SQUARE_PAUSES)).isNotEmpty().containsOnly("daemon gc");
  }

  @Test
  void everyPlotOverTimeHasItsTableOverTimeBeside() {
    for (String plot : List.of("latency", "locks", "rate", "errors", "lag", "vitals")) {
      assertThat(chromium.texts(PageScripts.TABLE_OVER_TIME, plot))
          .as("words of the table beside " + plot)
          .containsAll(TABLE_WORDS.get(plot));
    }
    button("phases", "verify-waiting").click();
    assertThat(visibleRows("#generator details:first-of-type table"))
        .hasSize(PHASE_SECONDS)
        .allMatch(row -> row.contains("verify-waiting"));
  }

  @Test
  void wideTablesScrollOnAPhoneAndNothingOfThemIsLost() {
    chromium.phone();
    chromium.driver().navigate().refresh();
    assertThat(chromium.texts(PageScripts.CUT_TABLES)).isEmpty();
    assertThat(
            chromium.number("return document.querySelector('main > section .scroll').scrollWidth"))
        .as("the first table is wider than a phone")
        .isGreaterThan(390);
  }

  @Test
  void aLegCanBeHidden() {
    button("legs", "shared-verify").click();
    assertThat(canvases("heat")).isEqualTo(2);
    hover("latency");
    assertThat(tooltip("latency")).contains("bgl-queries").doesNotContain("shared-verify");
  }

  @Test
  void darkAndLightAreFollowedAndCanBeChosen() {
    assertThat(brightness()).isGreaterThan(200);
    chromium.prefer("dark");
    assertThat(brightness()).isLessThan(60);
    assertThat(inkOfLegs("latency")).allMatch(pixels -> pixels > 20);
    WebElement theme = chromium.driver().findElement(By.id("theme"));
    theme.click();
    assertThat(theme.getText()).isEqualTo("theme: light");
    assertThat(brightness()).isGreaterThan(200);
  }

  @Test
  void textStandsOutFromItsBackgroundInBothThemes() {
    for (String scheme : List.of("light", "dark")) {
      chromium.prefer(scheme);
      assertThat(chromium.texts(PageScripts.TOO_FAINT)).as(scheme).isEmpty();
    }
  }

  @Test
  void aPhoneNeedsNoSidewaysScrolling() {
    chromium.phone();
    chromium.driver().navigate().refresh();
    long width = chromium.number("return document.scrollingElement.scrollWidth");
    assertThat(width).isLessThanOrEqualTo(390);
    assertThat(inkOfLegs("latency")).allMatch(pixels -> pixels > 20);
  }

  @Test
  void thePageCanBePrinted() {
    String pdf =
        (String)
            chromium
                .driver()
                .executeCdpCommand("Page.printToPDF", Map.of("paperWidth", 8.27))
                .get("data");
    assertThat(Base64.getDecoder().decode(pdf))
        .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII))
        .hasSizeGreaterThan(50_000);
    assertThat(chromium.text("return document.documentElement.dataset.theme || 'auto'"))
        .as("the theme after printing")
        .isEqualTo("auto");
  }

  @Test
  void textOfTheRunStaysText() throws Exception {
    String hostile = "</script><script>hit=1</script><img src=x onerror=hit=1>{{data}}\u2028'\"";
    Path dangerous = folder.resolve("hostile.html");
    Files.writeString(dangerous, SampleReport.of(SampleRun.hostile(hostile)).as(Report.Form.HTML));
    chromium.open(dangerous);
    assertThat(chromium.text("return typeof hit")).isEqualTo("undefined");
    assertThat(chromium.driver().findElement(By.tagName("h1")).getText())
        .startsWith("</script><script>hit=1</script><img");
    hover("latency");
    assertThat(tooltip("latency")).contains("<img src=x");
    assertThat(chromium.console()).isEmpty();
  }

  @Test
  void aRunCutShortBeforeItsFirstPhaseIsAPageAllTheSame() throws Exception {
    Path empty = folder.resolve("empty.html");
    Files.writeString(empty, SampleReport.of(SampleRun.cutShort()).as(Report.Form.HTML));
    chromium.open(empty);
    assertThat(chromium.console()).isEmpty();
    assertThat(chromium.driver().findElement(By.id("verdict")).getText()).isEqualTo("INVALID");
    assertThat(chromium.text("return document.documentElement.dataset.drawn")).isEqualTo("true");
  }

  /** How many pixels each canvas of a plot has in the legs' colours, roughly. */
  private static List<Long> inkOfLegs(String plot) {
    return chromium.numbers(PageScripts.INK, plot);
  }

  private static int canvases(String plot) {
    return chromium.driver().findElements(By.cssSelector("[data-plot=" + plot + "] canvas")).size();
  }

  private static void hover(String plot) {
    WebElement over =
        chromium.driver().findElement(By.cssSelector("[data-plot=" + plot + "] .u-over"));
    chromium.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", over);
    // A little left of the middle, where no gap between two phases is.
    new Actions(chromium.driver()).moveToElement(over, -50, 0).perform();
  }

  /** The pointer over a plot's place in its own units. */
  private static void pointAt(String plot, double seconds, double y) {
    chromium.driver().executeScript(PageScripts.POINT_AT, plot, seconds, y);
  }

  private static long secondsShown(String plot) {
    return chromium.number(PageScripts.SECONDS_SHOWN, plot);
  }

  private static String tooltip(String plot) {
    return chromium
        .driver()
        .findElement(By.cssSelector("[data-plot=" + plot + "] .tooltip"))
        .getText();
  }

  private static WebElement button(String group, String text) {
    return chromium.driver().findElements(By.cssSelector("#" + group + " button")).stream()
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> visibleRows(String table) {
    return chromium.texts(
        "return [...document.querySelectorAll(arguments[0] + ' tbody tr')]"
            + ".filter(row => !row.hidden).map(row => row.textContent)",
        table);
  }

  private static long brightness() {
    return chromium.number(
        "return Math.round(getComputedStyle(document.body).backgroundColor"
            + ".match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) / 3)");
  }
}
