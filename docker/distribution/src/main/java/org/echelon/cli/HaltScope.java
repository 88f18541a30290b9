package org.echelon.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.codec.NearestName;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;

/**
 * What a halt is about, as the grammar of scopes has it.
 *
 * @param kind NETWORK, or what {@code id} names
 * @param id empty for the network
 * @param node of a SKU at one node, else empty
 */
record HaltScope(Kind kind, String id, String node) {
  private static final String GRAMMAR =
      "network, region:R, node:N, vendor:V, lane:L, sku:S or sku:S@N";

  /** Of what a scope can be. */
  enum Kind {
    NETWORK,
    REGION,
    NODE,
    VENDOR,
    LANE,
    SKU
  }

  /**
   * Reads a scope.
   *
   * @throws CommandFailure CTL_SCOPE for what is none
   */
  static HaltScope parse(String text) {
    if (text.equals("network")) {
      return new HaltScope(Kind.NETWORK, "", "");
    }
    int colon = text.indexOf(':');
    for (Kind kind : Kind.values()) {
      if (kind != Kind.NETWORK && colon > 0 && text.substring(0, colon).equals(word(kind))) {
        return of(kind, text, text.substring(colon + 1));
      }
    }
    String hint = colon < 0 ? "; for a node write node:" + text : "";
    throw refused("scope \"" + text + "\" is none of " + GRAMMAR + hint);
  }

  private static HaltScope of(Kind kind, String text, String name) {
    int at = kind == Kind.SKU ? name.indexOf('@') : -1;
    String id = at < 0 ? name : name.substring(0, at);
    String node = at < 0 ? "" : name.substring(at + 1);
    if (id.isEmpty() || (at >= 0 && node.isEmpty())) {
      throw refused("scope \"" + text + "\" lacks a name; write " + GRAMMAR);
    }
    return new HaltScope(kind, id, node);
  }

  /** As it stands in a control. */
  String text() {
    return switch (kind) {
      case NETWORK -> "network";
      case SKU -> "sku:" + id + (node.isEmpty() ? "" : "@" + node);
      default -> word(kind) + ":" + id;
    };
  }

  /** What moves there, in words that follow "commands" or "transfers and purchases". */
  String words() {
    return switch (kind) {
      case NETWORK -> "of the whole network";
      case REGION -> "from and to region " + id;
      case NODE, VENDOR -> "from and to " + id;
      case LANE -> "over " + id;
      case SKU -> "of " + id + (node.isEmpty() ? "" : " from and to " + node);
    };
  }

  /**
   * Refuses what the network and the items do not have.
   *
   * @param skus known items; read only for the scope of one
   * @throws CommandFailure CTL_SCOPE with the nearest name
   */
  void checkKnown(Network network, Set<String> skus) {
    String where = "network v" + network.getVersion();
    switch (kind) {
      case NETWORK -> {}
      case REGION -> known("region", id, regions(network), where);
      case NODE -> known("node", id, nodes(network), where);
      case VENDOR -> known("vendor", id, vendors(network), where);
      case LANE -> known("lane", id, lanes(network), where);
      case SKU -> {
        known("item", id, skus, "the items");
        if (!node.isEmpty()) {
          known("node", node, nodes(network), where);
        }
      }
    }
  }

  private static void known(String what, String id, Collection<String> names, String where) {
    if (!names.contains(id)) {
      throw refused(
          what
              + " \""
              + id
              + "\" is not in "
              + where
              + NearestName.of(id, names).map(n -> "; the nearest name is " + n).orElse(""));
    }
  }

  private static CommandFailure refused(String cause) {
    return new CommandFailure(CommandFailure.REFUSED, cause + ". Nothing was sent. [CTL_SCOPE]");
  }

  /**
   * Whether a line lies in it.
   *
   * @param to what is not a node, such as an order, is in no node
   */
  boolean holds(Network network, String sku, String from, String to) {
    return switch (kind) {
      case NETWORK -> true;
      case REGION ->
          network.getNodes().stream()
              .filter(n -> n.getRegion().equals(id))
              .anyMatch(n -> n.getNode().equals(from) || n.getNode().equals(to));
      case NODE, VENDOR -> id.equals(from) || id.equals(to);
      case LANE ->
          network.getLanes().stream()
              .filter(lane -> lane.getLane().equals(id))
              .anyMatch(lane -> lane.getFrom().equals(from) && lane.getTo().equals(to));
      case SKU -> id.equals(sku) && (node.isEmpty() || node.equals(from) || node.equals(to));
    };
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> nodes(Network network) {
    return network.getNodes().stream().map(Node::getNode).toList();
  }

  private static List<String> vendors(Network network) {
    return network.getNodes().stream()
        .filter(node -> node.getKind() == NodeKind.VENDOR)
        .map(Node::getNode)
        .toList();
  }

  private static List<String> lanes(Network network) {
    return network.getLanes().stream().map(Lane::getLane).toList();
  }

  private static Set<String> regions(Network network) {
    return network.getNodes().stream().map(Node::getRegion).collect(Collectors.toSet());
  }
}
