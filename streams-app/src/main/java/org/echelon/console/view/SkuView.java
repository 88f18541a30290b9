package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.echelon.codec.ItemMapping;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.StockRow;
import org.echelon.console.table.StockTable.ProposalRow;
import org.echelon.reference.Item;
import org.echelon.state.NodeProposal;

/** All about one SKU: where it is, what is wanted, what was commanded last and why. */
public final class SkuView {
  private SkuView() {}

  /**
   * A SKU.
   *
   * @param proposals of the nodes that should or do hold it, most at risk first
   * @param decisions that transfers and purchases are open by, and those that wait for a person
   * @param commands the newest few, newest first
   */
  public record Sku(
      Optional<Instant> asOf,
      String sku,
      Optional<ItemForm> item,
      List<StockView.Row> nodes,
      List<Wanted> wants,
      Optional<ProposedBy> proposed,
      List<WaitingForm> waiting,
      Optional<Balance> balance,
      List<Story> proposals,
      List<OpenDecision> decisions,
      List<CommandsView.Row> commands,
      Optional<DecisionView.Why> lastDecision) {}

  /** What is proposed for a node, in sentences. */
  public record Story(String node, long wantUnits, double riskPerDay, List<String> sentences) {}

  /**
   * A decision whose units are on their way, or that waits for a person.
   *
   * @param command empty where nothing was commanded
   * @param why empty where the decision is no longer kept here
   */
  public record OpenDecision(Optional<CommandsView.Row> command, Optional<DecisionView.Why> why) {}

  /** The item; money is in the network's currency, volume in dm³. */
  public record ItemForm(
      String name,
      double unitCost,
      Optional<Double> sellingPrice,
      double unitCube,
      String packs,
      String status,
      List<String> vendors) {}

  /** Units that Plan would send to a node at its next departure. */
  public record Wanted(
      String node,
      long units,
      Optional<String> from,
      long levelUnits,
      long formerLevelUnits,
      double marginNext,
      Optional<Instant> departureAt) {}

  /** When and why the levels and wants changed last. */
  public record ProposedBy(Instant at, long priceVersion, String trigger) {}

  /** Ordered units that no node serves yet. */
  public record WaitingForm(String zone, String speed, long units, Instant oldestAt) {}

  /** Whether the units in the buckets are those that came and did not leave. */
  public record Balance(
      long inBuckets,
      long expected,
      long received,
      long returned,
      long corrections,
      long shipped) {}

  /** A SKU; empty when neither item nor position nor proposal is known. */
  public static Optional<Sku> of(ConsoleTables tables, String sku) {
    Optional<SkuRow> position = tables.stock().sku(sku);
    Optional<Item> item = Optional.ofNullable(tables.reference().items().get(sku));
    Optional<ProposalRow> proposal = tables.stock().proposal(sku);
    if (position.isEmpty() && item.isEmpty() && proposal.isEmpty()) {
      return Optional.empty();
    }
    long now = tables.ticks().nowMillis();
    List<CommandsView.Row> commands =
        tables.commands().ofSku(sku).stream().map(c -> CommandsView.row(tables, c, now)).toList();
    return Optional.of(
        new Sku(
            tables.ticks().at(),
            sku,
            item.map(SkuView::item),
            position
                .map(p -> p.nodes().stream().map(stock -> StockView.row(tables, stock)).toList())
                .orElse(List.of()),
            proposal
                .map(p -> p.nodes().values().stream().map(SkuView::wanted).toList())
                .orElse(List.of()),
            proposal.map(
                p ->
                    new ProposedBy(
                        Instant.ofEpochMilli(p.atMillis()), p.priceVersion(), p.trigger())),
            position.map(SkuView::waiting).orElse(List.of()),
            position.map(SkuView::balance),
            proposal.map(row -> stories(tables, row, position)).orElse(List.of()),
            decisions(tables, sku, position, now),
            commands,
            lastDecision(tables, commands)));
  }

  private static List<Story> stories(
      ConsoleTables tables, ProposalRow proposal, Optional<SkuRow> position) {
    List<Story> stories = new ArrayList<>();
    for (NodeProposal node : proposal.nodes().values()) {
      Optional<StockRow> stock =
          position.stream()
              .flatMap(found -> found.nodes().stream())
              .filter(there -> there.node().equals(node.getNode()))
              .findFirst();
      stories.add(
          new Story(
              node.getNode(),
              node.getWantUnits(),
              stock.map(there -> StockView.row(tables, there).riskPerDay()).orElse(0.0),
              ProposalText.of(tables, proposal, node, stock)));
    }
    stories.sort(
        Comparator.comparing((Story story) -> story.wantUnits() == 0)
            .thenComparingDouble(story -> -story.riskPerDay())
            .thenComparing(Story::node));
    return stories;
  }

  /** The position names every transfer and purchase that is open, however many came after it. */
  private static List<OpenDecision> decisions(
      ConsoleTables tables, String sku, Optional<SkuRow> position, long now) {
    List<OpenDecision> open = new ArrayList<>();
    tables
        .decisions()
        .held(sku)
        .forEach(
            held ->
                open.add(new OpenDecision(Optional.empty(), Optional.of(DecisionView.of(held)))));
    position.stream()
        .flatMap(found -> found.arrivals().stream())
        .map(arrival -> tables.commands().find(arrival.commandId()))
        .flatMap(Optional::stream)
        .map(command -> CommandsView.row(tables, command, now))
        .sorted(Comparator.comparing(CommandsView.Row::issuedAt).reversed())
        .forEach(
            row ->
                open.add(
                    new OpenDecision(
                        Optional.of(row),
                        tables.decisions().find(row.decisionId()).map(DecisionView::of))));
    return open;
  }

  /** Of the last transfer or purchase, else of the last assignment. */
  private static Optional<DecisionView.Why> lastDecision(
      ConsoleTables tables, List<CommandsView.Row> commands) {
    return commands.stream()
        .filter(command -> !command.kind().equals("ASSIGNMENT"))
        .findFirst()
        .or(() -> commands.stream().findFirst())
        .flatMap(command -> DecisionView.of(tables, command.decisionId()));
  }

  private static ItemForm item(Item item) {
    return new ItemForm(
        item.getName(),
        ItemMapping.unitCost(item),
        Optional.ofNullable(item.getSellingPriceMicros()).map(micros -> micros / 1e6),
        item.getUnitCube(),
        item.getPacks().stream()
            .map(pack -> pack.getLevel() + " of " + pack.getUnitsPerPack())
            .collect(Collectors.joining(", ")),
        item.getStatus().name(),
        item.getVendors().stream().map(vendor -> vendor.getVendor()).toList());
  }

  private static Wanted wanted(NodeProposal node) {
    return new Wanted(
        node.getNode(),
        node.getWantUnits(),
        Optional.ofNullable(node.getSource()),
        node.getLevelUnits(),
        node.getFormerLevelUnits(),
        node.getMarginNext(),
        Optional.ofNullable(node.getDepartureAt()));
  }

  private static List<WaitingForm> waiting(SkuRow position) {
    return position.waiting().stream()
        .map(
            w ->
                new WaitingForm(
                    w.zone(), w.speed(), w.units(), Instant.ofEpochMilli(w.oldestAtMillis())))
        .toList();
  }

  static Balance balance(SkuRow position) {
    var flows = position.flows();
    return new Balance(
        position.counted(),
        position.expected(),
        flows.getReceivedFromVendorsUnits(),
        flows.getReturnedUnits(),
        flows.getCorrectionsUnits(),
        flows.getShippedToCustomersUnits());
  }
}
