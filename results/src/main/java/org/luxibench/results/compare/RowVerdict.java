package org.luxibench.results.compare;

/** What may be said of one row. */
public enum RowVerdict {
  /** Worse by the least effect or more, and not by chance. */
  REGRESSED,
  /**
   * Seemed to have regressed; measuring it afresh did not settle whether it has, or too few runs
   * were made to be sure that it fails more often.
   */
  SUSPECT,
  /** Better by the least effect or more, and not by chance. */
  IMPROVED,
  /** Whatever the difference, it is below the least effect. */
  SAME,
  /** The samples allow either; more of them would tell. */
  INCONCLUSIVE,
  /** Not judged: the figures could not be believed. */
  REFUSED;

  /** The word in tables. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
