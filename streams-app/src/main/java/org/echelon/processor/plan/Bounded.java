package org.echelon.processor.plan;

import org.jspecify.annotations.Nullable;

/**
 * What bounded the units of a lane's command beside what was wanted.
 *
 * @param granted units by the gate; null where a person is asked before the gate
 * @param approved units by a person; null where nobody was asked
 * @param free units at the source; as many as can be told where units are bought
 * @param allowed units by guard rails and caps
 */
record Bounded(@Nullable Long granted, @Nullable Long approved, long free, long allowed) {

  /** Bounds of a line that waits for a person before the gate is asked for it. */
  static Bounded beforeTheGate(long allowed) {
    return new Bounded(null, null, Long.MAX_VALUE, allowed);
  }
}
