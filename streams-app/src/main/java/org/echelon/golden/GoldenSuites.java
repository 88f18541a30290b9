package org.echelon.golden;

/** Every suite of instances there is. */
public enum GoldenSuites implements GoldenSuite {
  ;

  private final String title;
  private final GoldenSuite suite;

  GoldenSuites(String title, GoldenSuite suite) {
    this.title = title;
    this.suite = suite;
  }

  /** What it is about, in a few words. */
  public String title() {
    return title;
  }

  @Override
  public void fill(GoldenTable table) {
    suite.fill(table);
  }
}
