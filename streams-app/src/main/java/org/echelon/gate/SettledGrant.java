package org.echelon.gate;

import java.util.List;

/**
 * What a partition made of its grant or of a part of it: the units it was granted, those that
 * became commands, and the commands.
 */
public record SettledGrant(
    String askId, int partition, long granted, long redeemed, List<String> commandIds) {
  public SettledGrant {
    commandIds = List.copyOf(commandIds);
  }
}
