package org.echelon.producers.shop;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with files that people wrote: told at once, or all of it at the end. */
public final class Mistakes {
  private static final int TOLD_AT_MOST = 100;

  private final boolean atOnce;
  private final List<String> all = new ArrayList<>();

  private Mistakes(boolean atOnce) {
    this.atOnce = atOnce;
  }

  /** The first one ends the reading. */
  static Mistakes atOnce() {
    return new Mistakes(true);
  }

  /** Reading goes on, and {@link #check} tells of all. */
  static Mistakes gathered() {
    return new Mistakes(false);
  }

  /** Takes one. */
  void add(ShopException mistake) {
    if (atOnce) {
      throw mistake;
    }
    all.add(mistake.getMessage());
  }

  /**
   * Ends the reading if there was any.
   *
   * @throws ShopException with a line for each, of more than a hundred the first hundred
   */
  void check() {
    if (all.size() == 1) {
      throw new ShopException(all.get(0));
    }
    if (!all.isEmpty()) {
      List<String> lines = new ArrayList<>();
      lines.add(all.size() + " mistakes:");
      lines.addAll(all.subList(0, Math.min(all.size(), TOLD_AT_MOST)));
      if (all.size() > TOLD_AT_MOST) {
        lines.add("and " + (all.size() - TOLD_AT_MOST) + " more");
      }
      throw new ShopException(String.join("\n", lines));
    }
  }
}
