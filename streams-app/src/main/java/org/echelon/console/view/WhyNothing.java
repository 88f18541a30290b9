package org.echelon.console.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.codec.ItemMapping;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.StockRow;
import org.echelon.console.table.StockTable.ProposalRow;
import org.echelon.console.view.DecisionView.Sentence;
import org.echelon.control.Control;
import org.echelon.reference.Item;
import org.echelon.reference.ItemStatus;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.state.Decision;
import org.echelon.state.NodeProposal;

/**
 * Why nothing is on its way to a node that lacks units: the first cause that applies, from what is
 * published.
 */
final class WhyNothing {
  private final ConsoleTables tables;
  private final StockRow stock;
  private final long missing;

  private WhyNothing(ConsoleTables tables, StockRow stock, long missing) {
    this.tables = tables;
    this.stock = stock;
    this.missing = missing;
  }

  /** Empty where nothing is missing or something is on its way. */
  static Optional<Sentence> of(ConsoleTables tables, StockRow stock, long missing) {
    return missing <= 0 || stock.inTransit() + stock.onOrder() > 0
        ? Optional.empty()
        : Optional.of(new WhyNothing(tables, stock, missing).cause());
  }

  private Sentence cause() {
    Item item = tables.reference().items().get(stock.sku());
    if (item == null) {
      return coded("ITEM_MISSING", "");
    }
    if (item.getStatus() == ItemStatus.BLOCKED) {
      return coded("ITEM_BLOCKED", "");
    }
    Optional<Control> halt = Stops.of(tables, stock.sku(), stock.node());
    if (halt.isPresent()) {
      return coded(
          Stops.freezes(halt.get()) ? "FROZEN" : "PAUSED",
          " " + halt.get().getScope() + " by " + halt.get().getWho() + ": " + halt.get().getWhy());
    }
    Optional<Decision> held =
        tables.decisions().held(stock.sku()).stream()
            .filter(d -> d.getChoice() != null && d.getChoice().getTo().equals(stock.node()))
            .findFirst();
    if (held.isPresent()) {
      return coded("HELD_FOR_APPROVAL", " " + DecisionText.title(held.get()) + ".");
    }
    Optional<ProposalRow> proposal = tables.stock().proposal(stock.sku());
    if (proposal.isEmpty()) {
      return own("NO_PLAN", "No plan yet: it takes the item, a network, and a forecast or orders.");
    }
    NodeProposal want = proposal.get().nodes().get(stock.node());
    return want != null && want.getWantUnits() > 0 ? waits(want) : notWanted(item);
  }

  private Sentence waits(NodeProposal want) {
    String from = want.getSource() == null ? "" : " from " + want.getSource();
    List<Lane> lanes =
        lanesInto().stream().filter(lane -> lane.getFrom().equals(want.getSource())).toList();
    if (!lanes.isEmpty() && lanes.stream().allMatch(lane -> lane.getMode() == LaneMode.SHADOW)) {
      return coded("SHADOW", " " + want.getWantUnits() + " units" + from + ".");
    }
    String at =
        want.getDepartureAt() == null ? "" : ", " + ProposalText.minute(want.getDepartureAt());
    return coded("WAITS_FOR_DEPARTURE", " " + want.getWantUnits() + " units" + from + at + ".");
  }

  private Sentence notWanted(Item item) {
    if (stock.marginNext() <= 0) {
      return coded("NEXT_UNIT_NOT_WORTH", "");
    }
    List<Lane> lanes = lanesInto();
    if (lanes.isEmpty()) {
      return own("NO_LANE", "No lane leads there.");
    }
    boolean bought =
        item.getStatus() == ItemStatus.ACTIVE
            && !item.getVendors().isEmpty()
            && lanes.stream().anyMatch(lane -> lane.getKind() == LaneKind.PURCHASE);
    boolean stocked = lanes.stream().anyMatch(lane -> free(lane.getFrom()) > 0);
    if (!bought && !stocked) {
      return coded("NOTHING_UPSTREAM", "");
    }
    long pack = pack(item);
    if (missing < pack) {
      return own("BELOW_PACK", missing + " units are missing, fewer than a pack of " + pack + ".");
    }
    return own(
        "NOT_PROPOSED",
        "The plan proposes nothing for it now: what a pack would earn does not pay its way, or the"
            + " sources need their units more.");
  }

  private long free(String node) {
    StockRow there = tables.stock().at(node).get(stock.sku());
    return there == null ? 0 : there.onHand();
  }

  /** Lanes of the newest network that fill the node. */
  private List<Lane> lanesInto() {
    return tables.reference().network().map(Network::getLanes).orElse(List.of()).stream()
        .filter(lane -> lane.getTo().equals(stock.node()))
        .filter(lane -> lane.getKind() == LaneKind.PURCHASE || lane.getKind() == LaneKind.REPLENISH)
        .toList();
  }

  private long pack(Item item) {
    try {
      return tables
          .reference()
          .networkAt(tables.ticks().nowMillis())
          .map(network -> (long) ItemMapping.terms(item, network).transferPackUnits())
          .orElse(1L);
    } catch (IllegalArgumentException unsound) {
      return 1;
    }
  }

  /** The sentence of a reason with a detail behind it. */
  private Sentence coded(String code, String detail) {
    return own(code, Sentences.of(code, Map.of("to", stock.node())) + detail);
  }

  private static Sentence own(String code, String text) {
    return new Sentence(code, text, false);
  }
}
