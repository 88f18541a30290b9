package org.echelon.epcis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.jspecify.annotations.Nullable;

/** What an event needs to know beside its record: places, items, and what commands command. */
public final class EpcisLookup {
  /** Rec 20 code of the piece; pieces are counted, not measured. */
  private static final String PIECE = "H87";

  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, Way> ways = new HashMap<>();
  private long networkVersion = Long.MIN_VALUE;

  /** What kind a command is. */
  enum Kind {
    TRANSFER,
    PURCHASE,
    ASSIGNMENT
  }

  /**
   * What a command commands.
   *
   * @param to null where it leads to a customer
   */
  record Way(Kind kind, String from, @Nullable String to) {}

  /** Learns from networks, items and commands, in any order; from other records nothing. */
  public void learn(SpecificRecord record) {
    if (record instanceof Network network) {
      if (network.getVersion() >= networkVersion) {
        networkVersion = network.getVersion();
        // What was closed and forgotten may still be spoken of.
        network.getNodes().forEach(node -> nodes.put(node.getNode(), node));
      }
    } else if (record instanceof Item item) {
      items.merge(item.getSku(), item, (a, b) -> b.getRevision() >= a.getRevision() ? b : a);
    } else if (record instanceof TransferCommand transfer) {
      ways.put(
          transfer.getCommandId(), new Way(Kind.TRANSFER, transfer.getFrom(), transfer.getTo()));
    } else if (record instanceof PurchaseCommand purchase) {
      ways.put(
          purchase.getCommandId(), new Way(Kind.PURCHASE, purchase.getVendor(), purchase.getTo()));
    } else if (record instanceof AssignmentCommand assignment) {
      ways.put(assignment.getCommandId(), new Way(Kind.ASSIGNMENT, assignment.getNode(), null));
    }
  }

  /** The command of an id, if it was learnt. */
  Optional<Way> way(@Nullable String commandId) {
    return Optional.ofNullable(commandId).map(ways::get);
  }

  /** The global location number of a node, if it has one. */
  @Nullable String gln(String node) {
    return Optional.ofNullable(nodes.get(node)).map(Node::getGln).orElse(null);
  }

  /** The trade item number of an item, if it has one. */
  @Nullable String gtin(String sku) {
    return Optional.ofNullable(items.get(sku)).map(Item::getGtin).orElse(null);
  }

  /** The Rec 20 unit that an item is measured in; empty where it is counted in pieces. */
  Optional<String> measure(String sku) {
    return Optional.ofNullable(items.get(sku))
        .map(Item::getBaseUnit)
        .filter(unit -> !unit.equals(PIECE));
  }

  /** What local clocks at a node are ahead of UTC at an instant; nothing where it is not known. */
  ZoneOffset offset(String node, Instant at) {
    Node known = nodes.get(node);
    if (known == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(known.getTimeZone()).getRules().getOffset(at);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
