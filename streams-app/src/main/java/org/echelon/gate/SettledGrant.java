package org.echelon.gate;

import java.util.List;

/**
 * What a partition made of its grant or of a part of it: the units it was granted, those that
 * became commands, the commands, and the same units by lane.
 */
public record SettledGrant(
    String askId,
    int partition,
    long granted,
    long redeemed,
    List<String> commandIds,
    List<OnLane> lanes) {

  /**
   * Units granted on a lane and those that became commands.
   *
   * @param unusedMicros what the vendor would have charged for the others
   */
  public record OnLane(String lane, long granted, long redeemed, long unusedMicros) {
    long unused() {
      return granted - redeemed;
    }
  }

  public SettledGrant {
    commandIds = List.copyOf(commandIds);
    lanes = List.copyOf(lanes);
  }
}
