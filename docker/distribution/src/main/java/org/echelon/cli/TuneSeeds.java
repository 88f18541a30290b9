package org.echelon.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Seeds that policies are tuned on, apart from those they are compared on.
 *
 * @param seeds each once
 * @param days of a run to tune on
 */
record TuneSeeds(List<Long> seeds, int days) {

  /**
   * The seeds asked for, or the usual ones of a world.
   *
   * @param asked null for the usual ones
   * @param days of a run to compare on
   * @throws IllegalArgumentException where they are compared on too, or have no world
   */
  static TuneSeeds of(
      SimulatedWorld worlds,
      @Nullable List<Long> asked,
      long firstJudged,
      long lastJudged,
      int days,
      int warmUpDays) {
    worlds.checkTuneSeeds(asked == null ? List.of() : asked);
    List<Long> seeds = asked == null ? worlds.usualTuneSeeds() : List.copyOf(asked);
    if (seeds.isEmpty() || seeds.stream().distinct().count() < seeds.size()) {
      throw new IllegalArgumentException("--tune-seeds are one or more, each once, not " + seeds);
    }
    for (long seed : seeds) {
      if (seed >= firstJudged && seed <= lastJudged) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "seed %d of --tune-seeds is one to compare on, %d to %d; tune on others",
                seed,
                firstJudged,
                lastJudged));
      }
    }
    TuneSeeds tune = new TuneSeeds(seeds, worlds.daysToTuneOn(days));
    if (warmUpDays >= tune.days()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "there are %d days to tune on, %s; --warm-up is below them",
              tune.days(),
              worlds.tunedOn()));
    }
    return tune;
  }
}
