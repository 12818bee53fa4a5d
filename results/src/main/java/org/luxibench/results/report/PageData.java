package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.load.BglSample;
import org.luxibench.results.load.CurvePoint;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Second;
import org.luxibench.results.load.Vitals;
import org.luxibench.results.report.Timeline.Span;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page's plots draw, column by column as uPlot takes it, on one {@link Timeline}.
 *
 * @param heatBounds upper bounds of the latency buckets, microseconds
 * @param phases where each phase lies
 * @param t the seconds that the legs' columns stand for; a phase not followed at once by the next
 *     ends with a row of nulls, so that no line bridges the gap
 * @param legs in the order of running
 */
record PageData(List<Long> heatBounds, List<Span> phases, List<Double> t, List<LegColumns> legs) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * One leg; latencies in microseconds, {@code null} where nothing was measured.
   *
   * @param lookEvery seconds from one look at the big lock to the next, as a rule
   */
  record LegColumns(
      String name,
      List<@Nullable Second> seconds,
      List<BglSample> bgl,
      double lookEvery,
      List<Stall> pauses,
      List<Vitals> vitals,
      Map<String, List<CurvePoint>> curves) {}

  /** A pause by its end, and as long as it really was: between phases the clock is not true. */
  record Stall(double end, long micros, String where) {}

  static PageData of(LoadResult load) {
    Timeline line = Timeline.of(load.legs());
    Grid grid = new Grid(line.spans());
    return new PageData(
        load.heatBoundsMicros(),
        line.spans(),
        grid.times(),
        load.legs().stream().map(leg -> columns(leg, line, grid)).toList());
  }

  /** As JSON that may stand inside a script element: it holds no {@code <}. */
  String json() {
    return MAPPER
        .writeValueAsString(this)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static LegColumns columns(Leg leg, Timeline line, Grid grid) {
    return new LegColumns(
        leg.name(),
        grid.place(leg),
        leg.bgl().stream()
            .map(
                b ->
                    new BglSample(
                        line.at(leg, b.t()), b.state(), b.pendingShared(), b.pendingExclusive()))
            .toList(),
        lookEvery(leg.bgl()),
        leg.pauses().stream()
            .map(p -> new Stall(line.at(leg, p.t()), p.durationMicros(), p.where()))
            .toList(),
        leg.vitals().stream()
            .map(v -> new Vitals(line.at(leg, v.t()), v.rssBytes(), v.threads(), v.descriptors()))
            .toList(),
        curves(leg));
  }

  /** The median, for looks without an answer are missing; 0 when there were none. */
  private static double lookEvery(List<BglSample> looks) {
    double[] gaps =
        IntStream.range(1, looks.size())
            .mapToDouble(i -> looks.get(i).t() - looks.get(i - 1).t())
            .sorted()
            .toArray();
    return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
  }

  private static Map<String, List<CurvePoint>> curves(Leg leg) {
    Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
    for (Phase phase : leg.phases()) {
      curves.put(phase.name(), new ArrayList<>(phase.curve()));
    }
    return curves;
  }
}
