package org.echelon.experiment;

/** What an experiment counts, by SKU and day. */
public enum Metric {
  /** All cost, in currency; less is better. */
  COST,
  /** All cost, and what is scarce charged at its shadow price, in currency; less is better. */
  PRICED_COST,
  /** Units that customers gave up; less is better. */
  LOST_UNITS
}
