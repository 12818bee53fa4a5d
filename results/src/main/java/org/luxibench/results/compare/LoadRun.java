package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.stats.Sample;
import org.luxibench.results.store.RunRecord;
import org.luxibench.results.store.ScenarioText;

/**
 * A load run as series of one sample each: response time percentiles of every leg and phase, and
 * the rate where the load was closed (on an open schedule the rate is the schedule's, not the
 * daemon's). Left out and told: invalid phases, phases that show a defect, and the percentiles of a
 * phase in which more than one request in a hundred was answered with an error, for how fast an
 * error came tells nothing.
 */
final class LoadRun {
  private static final String MICROS = "us";
  private static final double ERRORS_BORNE = 0.01;

  private LoadRun() {}

  static Measurements of(String name, RunRecord run, LoadResult result) {
    List<Series> series = new ArrayList<>();
    Map<String, Runs> runs = new LinkedHashMap<>();
    Circumstances asked = circumstances(run, result);
    Map<String, List<Circumstances>> circumstances = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Leg leg : result.legs()) {
      for (Phase phase : leg.phases()) {
        String subject = leg.name() + "/" + phase.name();
        if (phase.verdict() == Verdict.INVALID) {
          notes.add("%s of %s left out: it is invalid".formatted(subject, name));
        } else if (phase.expected() == Verdict.FAILED) {
          notes.add("%s left out: it shows a defect".formatted(subject));
        } else {
          runs.put(subject, new Runs(1, phase.verdict() == Verdict.FAILED || errs(phase) ? 1 : 0));
          circumstances.put(subject, List.of(asked));
          series.addAll(series(subject, phase));
          if (errs(phase)) {
            notes.add(
                "%s of %s: %d of %d requests failed, how fast is left out"
                    .formatted(subject, name, phase.counts().errors(), phase.counts().planned()));
          }
        }
      }
    }
    return new Measurements(name, series, runs, List.of(run.host()), circumstances, notes);
  }

  private static Circumstances circumstances(RunRecord run, LoadResult result) {
    String legs = result.legs().stream().map(Leg::name).collect(Collectors.joining(", "));
    return new Circumstances(
        run.jvm(), Map.of("behaviours", legs, "scenario", ScenarioText.essence(result.source())));
  }

  private static boolean errs(Phase phase) {
    return phase.counts().errors() > ERRORS_BORNE * phase.counts().planned();
  }

  private static List<Series> series(String subject, Phase phase) {
    List<Series> found = new ArrayList<>();
    if (phase.plannedRate() == 0) {
      found.add(Series.of(subject, Metric.throughput("/s"), Sample.of(phase.rate())));
    }
    if (errs(phase)) {
      return found;
    }
    Percentiles response = phase.response();
    found.add(percentile(subject, 50, response.p50(), response.count()));
    found.add(percentile(subject, 99, response.p99(), response.count()));
    found.add(percentile(subject, 99.9, response.p999(), response.count()));
    return found;
  }

  private static Series percentile(String subject, double percentile, double micros, long count) {
    long beyond = (long) Math.floor(count * (100 - percentile) / 100 + 1e-9);
    Metric metric = Metric.percentile(percentile, MICROS);
    return new Series(subject, metric, Sample.of(micros), beyond);
  }
}
