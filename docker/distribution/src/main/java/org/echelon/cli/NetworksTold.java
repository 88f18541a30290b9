package org.echelon.cli;

import java.util.Optional;
import java.util.TreeMap;
import org.echelon.reference.Network;

/** The versions of the network that were published. */
final class NetworksTold {
  private final TreeMap<Long, Network> networks = new TreeMap<>();

  void take(Network network) {
    networks.put(network.getVersion(), network);
  }

  /**
   * The one that all Plan tasks obey, else the newest.
   *
   * @throws CommandFailure when there is none
   */
  Network obeyed(PlanTasks tasks) {
    return Optional.ofNullable(networks.get(tasks.networkVersion()))
        .or(() -> Optional.ofNullable(networks.lastEntry()).map(newest -> newest.getValue()))
        .orElseThrow(
            () ->
                new CommandFailure(
                    CommandFailure.NOT_FOUND,
                    "there is no network yet; apply one: ./echelon network apply FILE --why TEXT"));
  }
}
