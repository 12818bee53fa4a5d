package org.luxibench.results.load;

import java.util.List;

/**
 * A whole load run: one scenario, driven against one daemon after another.
 *
 * @param scenario the scenario's name
 * @param reason why the scenario exists, in a sentence for the reader of the report
 * @param source the scenario's YAML as it was run
 * @param verdict PASSED when every phase of every leg came out as expected
 * @param explanation what the verdict rests on, one sentence; empty when there is nothing to add
 * @param heatBoundsMicros upper bounds of the latency buckets that {@link Second#heat()} counts
 * @param legs one for each behaviour or socket, in the order of running
 */
public record LoadResult(
    String scenario,
    String reason,
    String source,
    Verdict verdict,
    String explanation,
    List<Long> heatBoundsMicros,
    List<Leg> legs) {

  public LoadResult {
    heatBoundsMicros = List.copyOf(heatBoundsMicros);
    legs = List.copyOf(legs);
  }
}
