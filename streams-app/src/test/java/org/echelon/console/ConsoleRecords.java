package org.echelon.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.echelon.codec.AvroNetworks;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.command.TransferCommand;
import org.echelon.event.DemandFamily;
import org.echelon.event.Forecast;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.schema.AvroTrust;
import org.echelon.state.Choice;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.DecisionState;
import org.echelon.state.Flows;
import org.echelon.state.Gaps;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.echelon.state.LabState;
import org.echelon.state.LabStatus;
import org.echelon.state.NodePosition;
import org.echelon.state.NodeProposal;
import org.echelon.state.OpenTransfer;
import org.echelon.state.Position;
import org.echelon.state.Proposal;
import org.echelon.state.Reason;
import org.echelon.state.Refreshed;
import org.echelon.state.Task;
import org.echelon.state.Trigger;
import org.echelon.state.TriggerKind;
import org.echelon.state.Versions;
import org.echelon.system.Tick;

/** Records as the applications publish them, of one SKU in the network of {@link AvroNetworks}. */
public final class ConsoleRecords {
  public static final String SKU = "MUG";
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  public static final Instant DEPARTURE = NOON.plus(Duration.ofHours(6));

  static {
    AvroTrust.ensure();
  }

  private ConsoleRecords() {}

  public static Network network() {
    return AvroNetworks.chain();
  }

  public static Item item(String sku) {
    return Item.newBuilder()
        .setSku(sku)
        .setRevision(1)
        .setSource("pim")
        .setChangedAt(NOON)
        .setName("Mug red 11 oz")
        .setUnitCube(2)
        .setUnitCostMicros(4_200_000L)
        .setSellingPriceMicros(9_900_000L)
        .build();
  }

  public static Tick tick(long no, Instant at) {
    return new Tick("test", no, at);
  }

  /** Free units at nodes, all of them from corrections. */
  public static Position position(String sku, Map<String, Long> free) {
    return Position.newBuilder()
        .setSku(sku)
        .setSequence(1)
        .setAt(NOON)
        .setNodes(free.entrySet().stream().map(e -> node(e.getKey(), e.getValue())).toList())
        .setWaiting(List.of())
        .setTransfers(List.of())
        .setPurchases(List.of())
        .setFlows(new Flows(0L, 0L, free.values().stream().mapToLong(u -> u).sum(), 0L, 0L))
        .build();
  }

  private static NodePosition node(String node, long free) {
    return NodePosition.newBuilder()
        .setNode(node)
        .setOnHandUnits(free)
        .setReservedUnits(0)
        .setHeldUnits(0)
        .setInTransitUnits(0)
        .setOnOrderUnits(0)
        .setWrittenOffUnits(0)
        .setLevelUnits(20)
        .setMarginNow(0.5)
        .setMarginNext(0.25)
        .setDemandPerDay(4)
        .setCoverDays(free / 4.0)
        .setStockoutProbability(free < 8 ? 0.9 : 0.01)
        .setLastHeardAt(NOON)
        .setFlags(List.of())
        .setPriceVersion(1)
        .build();
  }

  /** FC-A wants units from DC. */
  public static Proposal proposal(String sku, long units) {
    return Proposal.newBuilder()
        .setSku(sku)
        .setSequence(1)
        .setAt(NOON)
        .setPriceVersion(1)
        .setNetworkVersion(3)
        .setTrigger(trigger(TriggerKind.PRICE))
        .setNodes(
            List.of(
                NodeProposal.newBuilder()
                    .setNode("FC-A")
                    .setLevelUnits(20)
                    .setFormerLevelUnits(12)
                    .setWantUnits(units)
                    .setSource("DC")
                    .setMarginNext(0.25)
                    .setDepartureAt(DEPARTURE)
                    .build()))
        .build();
  }

  /** The same position of FC-A with units on their way to it, expected at an instant. */
  public static Position withTransfer(Position position, String commandId, long units, Instant at) {
    List<NodePosition> nodes =
        position.getNodes().stream()
            .map(
                node ->
                    node.getNode().equals("FC-A")
                        ? NodePosition.newBuilder(node).setInTransitUnits(units).build()
                        : node)
            .toList();
    return Position.newBuilder(position)
        .setNodes(nodes)
        .setTransfers(
            List.of(new OpenTransfer(commandId, "DC", "FC-A", "SHIPPED", 0L, units, at, false)))
        .build();
  }

  /** Units by week from the week of {@link #NOON} on, which is a Saturday. */
  public static Forecast forecast(String sku, Double... weekUnits) {
    return Forecast.newBuilder()
        .setSku(sku)
        .setVersion(7)
        .setSource("forecaster")
        .setInformedAt(NOON)
        .setIssuedAt(NOON)
        .setFamily(DemandFamily.NEGATIVE_BINOMIAL)
        .setFirstWeekOn(LocalDate.parse("2026-11-16"))
        .setWeekUnits(List.of(weekUnits))
        .setWeekVarianceToMean(List.of(1.0))
        .setClasses(List.of())
        .build();
  }

  private static Trigger trigger(TriggerKind kind) {
    return Trigger.newBuilder().setKind(kind).build();
  }

  /** From DC to FC-A, issued at noon, leaving at six, expected two days later. */
  public static TransferCommand.Builder transfer(String id, long units) {
    return TransferCommand.newBuilder()
        .setCommandId(id)
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(SKU)
        .setUnits(units)
        .setIssuedAt(NOON)
        .setExpiresAt(DEPARTURE.plus(Duration.ofDays(1)))
        .setDecisionId("D-" + id)
        .setNetworkVersion(3)
        .setPriceVersion(1)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setReasons(List.of("BELOW_VALUE"))
        .setFirstUnit(1)
        .setLastUnit(units)
        .setFrom("DC")
        .setTo("FC-A")
        .setLane("DC>FC-A")
        .setDepartureAt(DEPARTURE)
        .setDepartureLocal("2026-11-21T18:00 UTC")
        .setExpectedArrivalAt(DEPARTURE.plus(Duration.ofDays(2)))
        .setLatestArrivalAt(DEPARTURE.plus(Duration.ofDays(3)))
        .setPriority(100)
        .setMarginPerUnitDay(0.2);
  }

  public static Ack.Builder ack(String commandId, AckKind kind, String node, long units) {
    return Ack.newBuilder()
        .setEventId(commandId + kind)
        .setSource("wms")
        .setOccurredAt(NOON)
        .setCommandId(commandId)
        .setSku(SKU)
        .setKind(kind)
        .setNode(node)
        .setUnits(units)
        .setLast(true);
  }

  public static Decision decision(String commandId, long units) {
    return Decision.newBuilder()
        .setDecisionId("D-" + commandId)
        .setSku(SKU)
        .setDecidedAt(NOON)
        .setKind(DecisionKind.TRANSFER)
        .setState(DecisionState.RELEASED)
        .setTrigger(trigger(TriggerKind.GRANT))
        .setVersions(new Versions(3L, 1L, 1L, 1L, 0L, "0.1.0"))
        .setCommandIds(List.of(commandId))
        .setInputs(List.of())
        .setChoice(new Choice("DC", "FC-A", units, 2.4, 0.3, 0.0, List.of()))
        .setAlternatives(List.of())
        .setCuts(List.of())
        .setReasons(
            List.of(new Reason("BELOW_VALUE", Map.of("marginTo", "0.2000", "cost", "0.3000"))))
        .build();
  }

  /** One price: of storage at FC-A, of which 900 of 1,000 dm³ are planned to be used. */
  public static PriceVector.Builder prices(long version, double storage) {
    return PriceVector.newBuilder()
        .setNetworkId("test")
        .setVersion(version)
        .setNetworkVersion(3)
        .setRunId("run-" + version)
        .setComputedAt(NOON)
        .setInformedAt(NOON)
        .setValidFromAt(NOON)
        .setExpiresAt(NOON.plus(Duration.ofHours(12)))
        .setStatus(VectorStatus.MANUAL)
        .setPeriodStartsOn(List.of())
        .setPrices(List.of(price("FC-A", storage)));
  }

  public static Price price(String node, double storage) {
    return Price.newBuilder()
        .setNode(node)
        .setResource(Resource.STORAGE)
        .setValues(List.of(storage))
        .setUsage(List.of(900.0))
        .setCapacity(List.of(1000.0))
        .build();
  }

  /** A lab in shadow that reported at noon. */
  public static LabState labState(String lab, LabStatus status) {
    return LabState.newBuilder()
        .setLab(lab)
        .setKind("SHADOW")
        .setPolicy("rationed")
        .setSettings(Map.of("fast", "0.9"))
        .setStatus(status)
        .setStartedAt(NOON)
        .setChangedAt(NOON)
        .setProcess("1@here")
        .build();
  }

  /** What both would take from DC to FC-A with the departure at six. */
  public static LabDecision labDecision(String lab, String ask, long live, long other) {
    return LabDecision.newBuilder()
        .setLab(lab)
        .setSku(SKU)
        .setAskId(ask)
        .setGate("FC-A")
        .setDecidedAt(NOON)
        .setDepartureAt(DEPARTURE)
        .setNetworkVersion(3)
        .setPriceVersion(1)
        .setUnitCostMicros(4_200_000)
        .setLines(
            List.of(
                new LabLine(
                    "DC>FC-A",
                    "FC-A",
                    live,
                    other,
                    3L,
                    live + 3,
                    other + 3,
                    0.2,
                    0.4,
                    live == other ? "SAME" : "LEVEL")))
        .build();
  }

  /** A report of a Plan task that values ten SKUs. */
  public static Task.Builder task(String task, long priceVersion, long lookedAt) {
    return Task.newBuilder()
        .setApp("plan")
        .setTask(task)
        .setOffset(1)
        .setTick(1)
        .setTickAt(NOON)
        .setPriceVersion(priceVersion)
        .setRefreshed(new Refreshed(lookedAt, 0L, 0L, 0L, 0L, lookedAt == 10))
        .setNetworkVersion(3)
        .setLagMillis(0)
        .setBusyShare(0)
        .setRestoreShare(1)
        .setGaps(new Gaps(0L, 10L, 0L));
  }
}
