package org.luxibench.load.cli;

import java.util.List;
import java.util.Optional;
import org.luxibench.load.generator.Live;
import org.luxibench.load.generator.Live.Snapshot;
import org.luxibench.results.report.Figures;

/**
 * What a terminal shows of a phase under way: as much as it is wide. First the words go, then the
 * leg's name, the bar, and those percentiles that matter less; what was not answered never does.
 *
 * @param leg the behaviour, or the socket
 * @param phase its name
 * @param done share of the phase that is over, 0 to 1
 * @param left seconds
 * @param last the last full second
 */
record ProgressLine(String leg, String phase, double done, long left, Snapshot last) {
  /** Few lengths, so that the bar does not change its own with every figure beside it. */
  private static final List<Integer> BARS = List.of(20, 10, 5);

  /** Brackets, and the blank after each of its neighbours. */
  private static final int AROUND_THE_BAR = 4;

  /** What stands before the bar and behind it. */
  private record Form(String head, String tail) {
    int length() {
      return head.length() + tail.length();
    }
  }

  /**
   * The line, without anything that moves the cursor.
   *
   * @param columns of the terminal; only what cannot be left out may be longer
   */
  String fitting(int columns) {
    String whole = leg + ", " + phase;
    List<Form> forms =
        List.of(
            new Form(whole, left + " s left" + Console.told(last)),
            new Form(whole, left + " s" + figures(percentiles(), behind())),
            new Form(phase, left + " s" + figures(percentiles(), behind())),
            new Form(phase, left + " s" + figures(p99(), behind())),
            new Form(phase, left + " s" + figures(p99(), "")),
            new Form(phase, left + " s" + figures("", "")));
    for (Form form : forms) {
      int room = columns - form.length() - AROUND_THE_BAR;
      Optional<Integer> bar = BARS.stream().filter(length -> length <= room).findFirst();
      if (bar.isPresent()) {
        return form.head + " " + bar(bar.get()) + " " + form.tail;
      }
      if (form.head.equals(phase) && form.length() + 1 <= columns) {
        return form.head + " " + form.tail;
      }
    }
    Form shortest = forms.get(forms.size() - 1);
    return shortest.head + " " + shortest.tail;
  }

  private String bar(int length) {
    int full = (int) (done * length);
    return "[" + "#".repeat(full) + "-".repeat(length - full) + "]";
  }

  private String percentiles() {
    return " p50 %s%s max %s"
        .formatted(
            Figures.millis(last.response().p50()), p99(), Figures.millis(last.response().max()));
  }

  private String p99() {
    return " p99 " + Figures.millis(last.response().p99());
  }

  private String behind() {
    return " lag %s ms in flight %d"
        .formatted(Figures.millis(last.lagNanos() / 1e3), last.inFlight() + last.waiting());
  }

  private String figures(String latency, String behind) {
    return last.equals(Live.NONE)
        ? ""
        : " %d/s%s%s%s"
            .formatted(
                last.completed(),
                last.response().count() == 0 ? " no answers" : latency,
                behind,
                Console.troubles(last.timeouts(), last.errors(), last.abandoned()));
  }
}
