package org.echelon.producers.shop;

import java.util.Collection;
import java.util.TreeSet;
import org.echelon.codec.NearestName;

/** Says which name a person may have meant. */
final class Spelling {
  private static final int LISTED = 10;

  private Spelling() {}

  /** A question after the nearest known name, or the known names where none is near. */
  static String hint(String name, Collection<String> known) {
    return NearestName.of(name, known)
        .map(meant -> "Did you mean " + meant + "?")
        .orElseGet(() -> "Known are " + listed(known) + ".");
  }

  private static String listed(Collection<String> known) {
    TreeSet<String> sorted = new TreeSet<>(known);
    String first = String.join(", ", sorted.stream().limit(LISTED).toList());
    return sorted.size() <= LISTED ? first : first + " …";
  }
}
