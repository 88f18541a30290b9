package org.echelon.gate;

import java.util.List;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.network.Node;

/** The places at which people have stopped all supply for the time being. */
public record Halts(List<Halt> all) {
  /** Nothing is stopped. */
  public static final Halts NONE = new Halts(List.of());

  /** A scope that is stopped from one instant until another (exclusive), in epoch milliseconds. */
  public record Halt(String scope, long fromMillis, long untilMillis) {}

  public Halts {
    all = List.copyOf(all);
  }

  /** Whether nothing may move on a lane, because it, an end of it or all around it is stopped. */
  public boolean stops(Lane lane, Network network, long nowMillis) {
    return all.stream()
        .filter(halt -> halt.fromMillis() <= nowMillis && nowMillis < halt.untilMillis())
        .map(Halt::scope)
        .anyMatch(
            scope ->
                scope.equals("network")
                    || scope.equals("lane:" + lane.id())
                    || concerns(scope, network.node(lane.from()))
                    || concerns(scope, network.node(lane.to())));
  }

  private static boolean concerns(String scope, Node node) {
    return scope.equals("node:" + node.id())
        || scope.equals("vendor:" + node.id())
        || scope.equals("region:" + node.region());
  }
}
