package org.echelon.golden;

/** A family of instances with known answers. */
public interface GoldenSuite {

  /** Computes every instance and puts what it got beside what is known. */
  void fill(GoldenTable table);
}
