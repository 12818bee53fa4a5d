package org.luxibench.results.compare;

/** The forms in which a comparison can be told. */
public enum Format {
  /** An aligned table for a terminal. */
  TEXT {
    @Override
    public String write(Comparison comparison) {
      return ComparisonTable.text(comparison);
    }
  },
  /** For a comment on a pull request. */
  MARKDOWN {
    @Override
    public String write(Comparison comparison) {
      return ComparisonTable.markdown(comparison);
    }
  },
  /** For machines. */
  JSON {
    @Override
    public String write(Comparison comparison) {
      return ComparisonJson.write(comparison);
    }
  },
  /** A page with a picture. */
  HTML {
    @Override
    public String write(Comparison comparison) {
      return ComparisonPage.write(comparison);
    }
  };

  /** The comparison in this form; ends with a newline. */
  public abstract String write(Comparison comparison);
}
