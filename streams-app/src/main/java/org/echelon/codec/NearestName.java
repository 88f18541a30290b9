package org.echelon.codec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant: the known name that takes the fewest changes of a letter. */
public final class NearestName {
  private NearestName() {}

  /** The known name nearest to a text, if it is near at all; the first in order when several. */
  public static Optional<String> of(String text, Collection<String> known) {
    int limit = Math.max(1, Math.min(text.length(), 9) / 3);
    return known.stream()
        .filter(name -> Math.abs(name.length() - text.length()) <= limit)
        .filter(name -> changes(text, name) <= limit)
        .min(
            Comparator.comparingInt((String name) -> changes(text, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Letters to insert, delete, replace or swap with the next, without regard to case. */
  static int changes(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
