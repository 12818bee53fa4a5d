package org.luxibench.daemon;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where this daemon answers otherwise than the one that was recorded, on purpose. The README lists
 * the same.
 */
final class KnownDifferences {
  private static final String LOCKS = "queries need no lock here";
  private static final String HASH_ORDER = "instances of a node come in natural order here";
  private static final String NEGATIVE = "a duration below 0 is refused here";
  private static final String NO_CERTIFICATES = "there are no certificates to verify here";
  private static final String NAN = "a number that is none is refused here";

  private static final String AT_ONCE = "a job that waits is canceled at once here";
  private static final String DEPENDENCIES =
      "an unknown dependency is an error at once here, and a number is an id";
  private static final String HOST = "the words of a failed call are the host's";

  /** Where a refusal differs from an answer. */
  private static final List<String> REFUSED = List.of("/result", "/success");

  private static final Map<String, Difference> ALL =
      Map.ofEntries(
          Map.entry(
              "QueryTags node node1.example.com",
              new Difference(LOCKS, "/result", "[\"rack:a1\"]", REFUSED)),
          Map.entry(
              "QueryTags instance inst1.example.com",
              new Difference(
                  LOCKS,
                  "/result",
                  "[\"web\",\"tier:1\"]",
                  List.of("/result/0", "/result/1", "/success"))),
          Map.entry(
              "QueryExports all",
              new Difference(LOCKS, "/result/node2.example.com", "false", REFUSED)),
          Map.entry(
              "QueryExports one node",
              new Difference(LOCKS, "/result/node1.example.com", "false", REFUSED)),
          Map.entry(
              "QueryNodes config fields",
              new Difference(
                  HASH_ORDER,
                  "/result/0/6/0",
                  "\"inst5.example.com\"",
                  each("/result/%d/6/%d", List.of(0, 2, 3), 4))),
          Map.entry(
              "QueryJobs failed job",
              new Difference(
                  NEGATIVE,
                  "/result/0/1",
                  "\"error\"",
                  List.of("/result/0/1", "/result/0/5/0", "/result/0/6/0"))),
          Map.entry(
              "QueryJobs multi-op failed",
              new Difference(
                  NEGATIVE,
                  "/result/0/1",
                  "\"error\"",
                  List.of(
                      "/result/0/1",
                      "/result/0/4/2",
                      "/result/0/5/1",
                      "/result/0/5/2",
                      "/result/0/6/1",
                      "/result/0/6/2",
                      "/result/0/8/2",
                      "/result/0/9/2",
                      "/result/0/10/2"))),
          Map.entry(
              "QueryJobs verify config",
              new Difference(
                  NO_CERTIFICATES,
                  "/result/0/5",
                  "[true]",
                  List.of("/result/0/5/0", "/result/0/7/0"))),
          Map.entry(
              "QueryJobs canceling job",
              new Difference(
                  AT_ONCE,
                  "/result/0/1",
                  "\"canceled\"",
                  List.of(
                      "/result/0/1",
                      "/result/0/5/0",
                      "/result/0/6/0",
                      "/result/0/10/0",
                      "/result/0/14"))),
          Map.entry(
              "dep jobs while waiting",
              new Difference(
                  DEPENDENCIES,
                  "/result/3/1",
                  "\"error\"",
                  List.of("/result/3/1", "/result/3/2/0", "/result/3/3/0"))),
          Map.entry(
              "locks with job deps",
              new Difference(
                  DEPENDENCIES,
                  "/result/23/3",
                  "[[\"job\",[\"56\",\"57\",\"59\"]]]",
                  List.of("/result/23/3/0/1"))),
          Map.entry(
              "dep jobs done",
              new Difference(
                  DEPENDENCIES,
                  "/result/4/1",
                  "\"success\"",
                  List.of(
                      "/result/3/1",
                      "/result/3/2/0",
                      "/result/3/3/0",
                      "/result/4/1",
                      "/result/4/3/0"))),
          Map.entry(
              "rpc-failing job",
              new Difference(
                  HOST, "/result/0/2/0/0", "\"OpExecError\"", List.of("/result/0/2/0/1/0"))),
          Map.entry("NaN arg", new Difference(NAN, "/result/0", "\"OpPrereqError\"", REFUSED)),
          Map.entry("NaN submit", new Difference(NAN, "/result/0", "\"OpPrereqError\"", REFUSED)),
          Map.entry("NaN job query", new Difference(NAN, "/result/0", "null")),
          Map.entry(
              "100000 nested arrays", new Difference("too deep a message is no riddle", "", "")));

  private KnownDifferences() {}

  /**
   * What is said instead.
   *
   * @param reason for people
   * @param pointer a place in our reply
   * @param value what stands there, as JSON; empty where the connection is closed instead
   * @param places all places in which the replies differ
   */
  record Difference(String reason, String pointer, String value, List<String> places) {

    /** The same value is all that differs. */
    Difference(String reason, String pointer, String value) {
      this(reason, pointer, value, List.of(pointer));
    }
  }

  /** Places in some rows of one list, of which each element differs. */
  private static List<String> each(String pointer, List<Integer> rows, int elements) {
    return rows.stream()
        .flatMap(
            row -> IntStream.range(0, elements).mapToObj(index -> pointer.formatted(row, index)))
        .toList();
  }

  static Map<String, Difference> all() {
    return ALL;
  }
}
