package org.luxibench.results.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Histograms over time in HdrHistogram's own log format ({@code .hlog}), for its tools: one line an
 * interval, its tag telling what was measured ({@code bgl-queries/baseline/response} of all
 * requests, {@code bgl-queries/baseline/QueryNodes/lag} of one kind).
 *
 * <p>Not thread-safe.
 */
public final class LatencyLog implements AutoCloseable {
  /** The file's name in the run's folder. */
  public static final String FILE = "latency.hlog";

  private final PrintStream stream;
  private final HistogramLogWriter writer;
  private final double unitsPerMilli;

  /**
   * Starts the log; an old file is overwritten.
   *
   * @param start what interval times count from
   * @param unitsPerMicro of the recorded values: 1 for microseconds, 1,000 for nanoseconds
   */
  public LatencyLog(Path file, Instant start, long unitsPerMicro) throws IOException {
    stream = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8);
    writer = new HistogramLogWriter(stream);
    unitsPerMilli = 1_000.0 * unitsPerMicro;
    writer.outputComment(
        "[values are "
            + (unitsPerMicro == 1 ? "microseconds" : "1/" + unitsPerMicro + " us")
            + ", the last column of a line is milliseconds]");
    writer.outputLogFormatVersion();
    writer.outputStartTime(start.toEpochMilli());
    writer.setBaseTime(start.toEpochMilli());
    writer.outputLegend();
  }

  /**
   * Adds one interval; an interval with nothing counted is left out.
   *
   * @param tag what was measured; commas and blanks in it become dashes, for the format cannot hold
   *     them; the histogram carries the tag afterwards
   * @param startSeconds since the log's start
   * @param endSeconds since the log's start
   */
  public void add(String tag, double startSeconds, double endSeconds, AbstractHistogram histogram) {
    if (histogram.getTotalCount() == 0) {
      return;
    }
    histogram.setTag(tag.replaceAll("[,\\s]+", "-"));
    writer.outputIntervalHistogram(startSeconds, endSeconds, histogram, unitsPerMilli);
  }

  /**
   * Ends the log.
   *
   * @throws IOException when a line could not be written
   */
  @Override
  public void close() throws IOException {
    boolean failed = stream.checkError();
    writer.close();
    if (failed) {
      throw new IOException("the latency log could not be written: is the disk full?");
    }
  }
}
