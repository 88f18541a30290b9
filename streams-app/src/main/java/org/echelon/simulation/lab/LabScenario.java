package org.echelon.simulation.lab;

import java.util.List;

/**
 * A treatment in a room.
 *
 * @param name in words
 */
public record LabScenario(String name, SharedRoom.Settings world) {
  private static final int SKUS = 60;
  private static final int LEAD_DAYS = 4;

  /**
   * Nothing tried; changes small and large, to the better and the worse, with more or less room.
   */
  public static List<LabScenario> all() {
    return List.of(
        of("nothing is tried, scarce room", 0.9, 1, 1),
        of("levels a little higher, scarce room", 0.9, 1, 1.3),
        of("levels much higher, room for all", 1.3, 1, 2),
        of("levels much higher, scarce room", 0.9, 1, 2),
        of("levels much higher, very scarce room", 0.8, 1, 2),
        of("low levels higher, scarce room", 0.9, 0, 1),
        of("levels lower, scarce room", 0.9, 1, 0));
  }

  private static LabScenario of(String name, double room, double controlZ, double treatedZ) {
    return new LabScenario(
        name, new SharedRoom.Settings(SKUS, LEAD_DAYS, room, controlZ, treatedZ));
  }

  /** Whether there is nothing to find. */
  public boolean isPlacebo() {
    return world.controlZ() == world.treatedZ();
  }
}
