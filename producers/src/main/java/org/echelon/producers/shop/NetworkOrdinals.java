package org.echelon.producers.shop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.reference.Network;
import org.echelon.reference.Node;

/** Numbers nodes once and for ever: stock is kept by these numbers. */
public final class NetworkOrdinals {
  private NetworkOrdinals() {}

  /**
   * The next network with the ordinals of the one in force; a new node gets the number after the
   * highest that any version ever used.
   *
   * @param inForce the network that rules, if any
   * @param ever all versions known, in force or not
   * @throws ShopException when a node has gone, or claims another number
   */
  public static Network assign(Optional<Network> inForce, Collection<Network> ever, Network next) {
    Map<String, Integer> kept = new HashMap<>();
    ever.stream()
        .flatMap(network -> network.getNodes().stream())
        .forEach(node -> kept.put(node.getNode(), node.getOrdinal()));
    inForce.ifPresent(
        network -> {
          for (Node node : network.getNodes()) {
            kept.put(node.getNode(), node.getOrdinal());
            if (next.getNodes().stream().noneMatch(n -> n.getNode().equals(node.getNode()))) {
              throw new ShopException(
                  "nodes: "
                      + node.getNode()
                      + " of the network in force is missing. Keep it; give it the status CLOSED"
                      + " when it is no longer used.");
            }
          }
        });
    int free = 1 + kept.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    List<Node> nodes = new ArrayList<>();
    for (Node node : next.getNodes()) {
      Integer known = kept.get(node.getNode());
      int ordinal = known == null ? free++ : known;
      if (node.getOrdinal() >= 0 && node.getOrdinal() != ordinal) {
        throw new ShopException(
            "nodes: "
                + node.getNode()
                + " claims ordinal "
                + node.getOrdinal()
                + (known == null ? ", the next free one is " : ", it has ")
                + ordinal
                + ". Leave the ordinal out; it is given once and kept.");
      }
      nodes.add(Node.newBuilder(node).setOrdinal(ordinal).build());
    }
    return Network.newBuilder(next).setNodes(nodes).build();
  }
}
