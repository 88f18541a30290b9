package org.echelon.producers.csv;

import org.echelon.producers.client.Hashes;

/** Ids put together from others. */
final class Ids {
  private static final int LENGTH = 64;

  private Ids() {}

  /** The text itself where it may be an id, else as much of it as fits before its hash. */
  static String fitting(String text) {
    if (text.length() <= LENGTH) {
      return text;
    }
    String hash = Hashes.of(text);
    return text.substring(0, LENGTH - 1 - hash.length()) + "-" + hash;
  }
}
