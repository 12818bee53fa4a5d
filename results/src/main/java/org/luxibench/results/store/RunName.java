package org.luxibench.results.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a night names its runs: its own name, a letter and the pass, such as {@code
 * 20260102T020000Z-0123456789-n1}. Runs made by hand have no such letter: they are no night's.
 */
public final class RunName {
  /** Of the night's measuring. */
  public static final String MEASURED = "n";

  /** Made to confirm what looked worse. */
  public static final String CONFIRMING = "c";

  private static final Pattern NAME = Pattern.compile("(\\d{8}T\\d{6}Z-.+)-([nc])\\d+(?:\\.\\d+)?");

  private RunName() {}

  /** The name of a run of a night, of one of the kinds. */
  public static String of(String night, String kind, String pass) {
    return night + "-" + kind + pass;
  }

  /** The night that a run belongs to. */
  public static Optional<String> night(StoredRun run) {
    Matcher name = NAME.matcher(run.name());
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /** Whether it was made to confirm what looked worse. */
  public static boolean confirms(StoredRun run) {
    Matcher name = NAME.matcher(run.name());
    return name.matches() && name.group(2).equals(CONFIRMING);
  }
}
