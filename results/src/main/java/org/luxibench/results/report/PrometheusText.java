package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.luxibench.results.load.Counts;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Pause;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.store.RunRecord;

/**
 * A load run in Prometheus' text format 0.0.4, for the node exporter's textfile collector or a push
 * gateway. Base units: seconds, requests. Everything but the summaries is a gauge, for the next run
 * starts from nothing.
 */
public final class PrometheusText {
  private final StringBuilder out = new StringBuilder();
  private final LoadResult load;

  private PrometheusText(LoadResult load) {
    this.load = load;
  }

  /** The whole file. */
  public static String of(RunRecord run, LoadResult load) {
    PrometheusText text = new PrometheusText(load);
    text.run(run);
    text.verdicts();
    text.durations(
        "response", "From the scheduled start to the reply, errors aside.", Phase::response);
    text.durations("service", "From the send to the reply.", Phase::service);
    text.durations("wait", "For how long no client was free.", Phase::waited);
    text.durations("lag", "How late requests were sent beside that.", Phase::lag);
    text.gauge("rate", "Completed requests a second.", Phase::rate);
    text.gauge("planned_rate", "Scheduled requests a second.", Phase::plannedRate);
    text.requests();
    text.errors();
    text.pauses();
    return text.out.toString();
  }

  private void run(RunRecord run) {
    head("run_info", "gauge", "The run these figures are of.");
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("scenario", load.scenario());
    labels.put("commit", run.source().shortName());
    labels.put("host", run.host().name());
    labels.put("jvm", run.jvm().version());
    sample("run_info", labels, 1);
    head("run_end_timestamp_seconds", "gauge", "When the run ended, since 1970.");
    sample("run_end_timestamp_seconds", scenario(), run.ended().toEpochMilli() / 1e3);
    head("run_passed", "gauge", "1 when every phase came out as expected.");
    sample("run_passed", scenario(), load.verdict() == Verdict.PASSED ? 1 : 0);
  }

  private void verdicts() {
    gauge("phase_as_expected", "1 when so.", phase -> phase.asExpected() ? 1 : 0);
    head("phase_verdict", "gauge", "1 for the verdict that the phase came to.");
    eachPhase(
        (labels, phase) -> {
          for (Verdict verdict : Verdict.values()) {
            sample(
                "phase_verdict",
                with(labels, "verdict", verdict.name()),
                verdict == phase.verdict() ? 1 : 0);
          }
        });
  }

  private void durations(String what, String help, Function<Phase, Percentiles> part) {
    String name = what + "_seconds";
    head(name, "summary", help);
    eachPhase(
        (labels, phase) -> {
          Percentiles p = part.apply(phase);
          quantile(name, labels, "0.5", p.p50());
          quantile(name, labels, "0.9", p.p90());
          quantile(name, labels, "0.99", p.p99());
          quantile(name, labels, "0.999", p.p999());
          quantile(name, labels, "0.9999", p.p9999());
          quantile(name, labels, "1", p.max());
          sample(name + "_sum", labels, p.mean() * p.count() / 1e6);
          sample(name + "_count", labels, (double) p.count());
        });
  }

  private void quantile(String name, Map<String, String> labels, String quantile, double micros) {
    sample(name, with(labels, "quantile", quantile), micros / 1e6);
  }

  private void gauge(String name, String help, ToDoubleFunction<Phase> value) {
    head(name, "gauge", help);
    eachPhase((labels, phase) -> sample(name, labels, value.applyAsDouble(phase)));
  }

  private void requests() {
    head("requests", "gauge", "Where the planned requests went.");
    eachPhase(
        (labels, phase) -> {
          Counts counts = phase.counts();
          outcome(labels, "planned", counts.planned());
          outcome(labels, "sent", counts.sent());
          outcome(labels, "completed", counts.completed());
          outcome(labels, "error", counts.errors());
          outcome(labels, "timeout", counts.timeouts());
          outcome(labels, "unfinished", counts.unfinished());
          outcome(labels, "abandoned", counts.abandoned());
        });
  }

  private void outcome(Map<String, String> labels, String outcome, long count) {
    sample("requests", with(labels, "outcome", outcome), (double) count);
  }

  private void errors() {
    head("errors", "gauge", "Failed requests by class of error.");
    eachPhase(
        (labels, phase) ->
            phase
                .counts()
                .errorsByClass()
                .forEach(
                    (kind, count) ->
                        sample("errors", with(labels, "class", kind), (double) count)));
  }

  private void pauses() {
    head("pause_max_seconds", "gauge", "The longest time in which nothing ran.");
    for (Leg leg : load.legs()) {
      Map<String, Long> longest = new LinkedHashMap<>();
      for (Pause pause : leg.pauses()) {
        longest.merge(pause.where(), pause.durationMicros(), Math::max);
      }
      Map<String, String> labels = with(scenario(), "leg", leg.name());
      longest.forEach(
          (where, micros) ->
              sample("pause_max_seconds", with(labels, "where", where), micros / 1e6));
    }
  }

  private interface PhaseWriter {
    void write(Map<String, String> labels, Phase phase);
  }

  private void eachPhase(PhaseWriter writer) {
    for (Leg leg : load.legs()) {
      for (Phase phase : leg.phases()) {
        writer.write(with(with(scenario(), "leg", leg.name()), "phase", phase.name()), phase);
      }
    }
  }

  private Map<String, String> scenario() {
    return Map.of("scenario", load.scenario());
  }

  private static Map<String, String> with(Map<String, String> labels, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(labels);
    more.put(name, value);
    return more;
  }

  private void head(String name, String type, String help) {
    out.append("# HELP luxibench_load_%s %s\n".formatted(name, help));
    out.append("# TYPE luxibench_load_%s %s\n".formatted(name, type));
  }

  private void sample(String name, Map<String, String> labels, double value) {
    List<String> pairs = new ArrayList<>();
    labels.forEach((label, text) -> pairs.add("%s=\"%s\"".formatted(label, escape(text))));
    out.append(
        "luxibench_load_%s{%s} %s\n".formatted(name, String.join(",", pairs), number(value)));
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
