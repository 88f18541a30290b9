package org.echelon.gate;

import java.util.List;

/** What a partition made of its grant: units that became commands, and the commands. */
public record SettledGrant(String askId, int partition, long redeemed, List<String> commandIds) {
  public SettledGrant {
    commandIds = List.copyOf(commandIds);
  }
}
