package org.echelon.producers.csv;

/**
 * A column of a form.
 *
 * @param name as in the header
 * @param needed whether each row must fill it
 */
public record Column(String name, boolean needed) {
  static Column needed(String name) {
    return new Column(name, true);
  }

  static Column optional(String name) {
    return new Column(name, false);
  }
}
