package org.echelon.console.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.StockRow;
import org.echelon.console.table.StockTable.ProposalRow;
import org.echelon.state.NodeProposal;

/** What is proposed for a node and why, in words and figures. */
final class ProposalText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ProposalText() {}

  static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /**
   * The sentences about a node, most important first.
   *
   * @param stock at the node; empty where nothing is there and nothing was
   */
  static List<String> of(
      ConsoleTables tables, ProposalRow proposal, NodeProposal node, Optional<StockRow> stock) {
    List<String> sentences = new ArrayList<>();
    sentences.add(wanted(node));
    sentences.add(against(node, stock));
    sentences.add(worth(node));
    stock
        .flatMap(
            there ->
                WhyNothing.of(tables, there, Math.max(0, node.getLevelUnits() - there.position())))
        .ifPresent(why -> sentences.add("Nothing is on its way: " + why.text()));
    sentences.add(made(proposal));
    return sentences;
  }

  private static String wanted(NodeProposal node) {
    if (node.getWantUnits() <= 0) {
      return "Nothing is wanted.";
    }
    String from = node.getSource() == null ? "" : " from " + node.getSource();
    String at =
        node.getDepartureAt() == null
            ? ""
            : " with the departure of " + minute(node.getDepartureAt());
    return units(node.getWantUnits()) + " wanted" + from + at + "; its cut-off decides what goes.";
  }

  private static String against(NodeProposal node, Optional<StockRow> stock) {
    long free = stock.map(StockRow::onHand).orElse(0L);
    long transit = stock.map(StockRow::inTransit).orElse(0L);
    long order = stock.map(StockRow::onOrder).orElse(0L);
    long gap = node.getLevelUnits() - free - transit - order;
    String former =
        node.getFormerLevelUnits() == node.getLevelUnits()
            ? ""
            : " (" + node.getFormerLevelUnits() + " before)";
    return free
        + " free, "
        + transit
        + " in transit, "
        + order
        + " on order: "
        + (free + transit + order)
        + ", "
        + (gap == 0 ? "which is" : gap > 0 ? gap + " below" : -gap + " above")
        + " the level of "
        + node.getLevelUnits()
        + former
        + ".";
  }

  private static String worth(NodeProposal node) {
    double margin = node.getMarginNext();
    return margin > 0
        ? "One more unit would earn " + DecisionView.money(margin) + " a day."
        : "One more unit would cost " + DecisionView.money(-margin) + " a day more than it earns.";
  }

  private static String made(ProposalRow proposal) {
    String prices =
        proposal.priceVersion() == 0 ? "without prices" : "with prices v" + proposal.priceVersion();
    return "Proposed "
        + minute(Instant.ofEpochMilli(proposal.atMillis()))
        + " "
        + prices
        + ", because of "
        + DecisionText.cause(proposal.trigger())
        + ".";
  }

  private static String units(long units) {
    return units + (units == 1 ? " unit is" : " units are");
  }
}
