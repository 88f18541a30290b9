package org.echelon.producers.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.command.TransferCommand;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.Speed;
import org.echelon.valuation.PriceView;
import org.junit.jupiter.api.Test;

/** A few movements whose cost is worked out by hand. */
class CostSheetTest {
  private static final String SKU = "A";
  private static final String DC = "DC-WEST";
  private static final String FC = "FC-PA1";
  private static final double CUBE = 2;
  private static final double CAPITAL = 0.2 * 36.5 / 365;

  private final Us8World world = new Us8World(1, 5, 1, 1, VendorLeadTimes.gamma());
  private final Network network = world.network();
  private final Instant start = world.startAt();
  private final Instant due = start.plus(Duration.ofDays(1));
  private final CostSheet sheet = new CostSheet(network, start, line -> due.toEpochMilli());
  private final SkuCosts skus = sheet.followSkus();

  @Test
  void shouldBookATransferAParcelAndALostUnit() {
    sheet.fed(item());
    sheet.fed(count(100));
    sheet.published(transfer());
    sheet.fed(ack("T", AckKind.SHIPPED, DC, 10, hours(24), null));
    sheet.fed(ack("T", AckKind.SHIPPED, DC, 10, hours(24), null));
    sheet.fed(ack("T", AckKind.RECEIVED, FC, 9, hours(48), true));
    sheet.fed(ack("T", AckKind.RECEIVED, FC, 9, hours(48), true));
    OrderLine line = order(5);
    sheet.fed(line);
    sheet.published(assignment(3));
    sheet.fed(ack("S", AckKind.SHIPPED, FC, 3, hours(60), true));
    sheet.lost(line, 2, hours(70));
    sheet.upTo(hours(72));

    CostSummary costs = sheet.summary(0);

    assertThat(sheet.onHand(SKU, DC)).isEqualTo(90);
    assertThat(sheet.onHand(SKU, FC)).isEqualTo(6);
    assertThat(sheet.inTransit()).isZero();
    assertPart(costs, CostPart.TRANSFERS, 10 * (0.10 + CUBE * 0.30));
    assertPart(costs, CostPart.HANDLING_IN, 9 * 0.05);
    assertPart(costs, CostPart.HANDLING_OUT, 3 * 0.10);
    assertPart(costs, CostPart.SHIPPING, 3 * 3.6);
    // Ordered for the end of the first day, shipped on the third.
    assertPart(costs, CostPart.LATE, 3 * 3.0);
    assertPart(costs, CostPart.LOST_SALES, 2 * 7.0);
    double dcDays = 100 + 90 + 90;
    double fcDays = 9 * 0.5 + 6 * 0.5;
    assertPart(costs, CostPart.CAPITAL, (dcDays + fcDays) * CAPITAL);
    assertPart(costs, CostPart.ON_THE_WAY, 10 * CAPITAL);
    assertPart(costs, CostPart.STORAGE, CUBE * (dcDays * 0.004 + fcDays * 0.008));
    assertPart(costs, CostPart.PURCHASES, 0);
    double sum = costs.parts().values().stream().mapToDouble(v -> v).sum();
    assertThat(costs.perDay()).isCloseTo(sum, within(1e-9));
    double bySku = skus.cost(SKU, 0) + skus.cost(SKU, 1) + skus.cost(SKU, 2);
    assertThat(bySku).isCloseTo(3 * costs.perDay(), within(1e-9));
    assertThat(skus.lostUnits(SKU, 2)).isEqualTo(2);
    assertThat(costs.allSpeeds().onTimeShare()).isZero();
    assertThat(costs.allSpeeds().lost()).isEqualTo(2);
    assertThat(costs.waitingUnits()).isZero();
    assertThat(costs.stock().get("DC")).containsExactly(100.0, 90.0, 90.0);
    assertThat(costs.stock().get("ON_THE_WAY")).containsExactly(0.0, 10.0, 0.0);
  }

  @Test
  void shouldNotWaitForWhatACustomerTookBack() {
    sheet.fed(item());
    sheet.fed(count(100));
    OrderLine line = order(5);
    sheet.fed(line);
    sheet.published(assignment(2));
    sheet.upTo(hours(72));
    assertThat(sheet.summary(0).waitingUnits()).isEqualTo(5);

    sheet.fed(revised(line, 2, OrderChange.CHANGED, 3));
    assertThat(sheet.summary(0).waitingUnits()).isEqualTo(3);
    sheet.fed(ack("S", AckKind.SHIPPED, FC, 2, hours(80), true));
    assertThat(sheet.summary(0).waitingUnits()).isEqualTo(1);
    OrderLine givenUp = revised(line, 3, OrderChange.CHANGED, 2);
    sheet.lost(givenUp, 1, hours(90));
    sheet.fed(givenUp);
    sheet.fed(revised(line, 4, OrderChange.CANCELLED, 0));

    assertThat(sheet.summary(0).waitingUnits()).isZero();
  }

  private static OrderLine revised(OrderLine line, int revision, OrderChange change, long units) {
    return OrderLine.newBuilder(line)
        .setRevision(revision)
        .setChange(change)
        .setUnits(units)
        .build();
  }

  @Test
  void shouldLeaveOutTheDaysBefore() {
    sheet.fed(item());
    sheet.fed(count(100));
    sheet.upTo(hours(48));

    CostSummary costs = sheet.summary(1);

    assertThat(costs.days()).isEqualTo(1);
    assertThat(costs.perDay()).isCloseTo(100 * (CAPITAL + CUBE * 0.004), within(1e-9));
    assertThat(costs.kinds()).containsOnlyKeys("DC");
  }

  @Test
  void shouldChargeASkuTheShadowPricesOfItsRoomAndFlow() {
    org.echelon.network.Network core = NetworkMapping.toCore(network, start.toEpochMilli());
    int dc = core.ordinal(DC);
    SkuCosts costs = new SkuCosts(core, start.toEpochMilli());
    costs.change(ItemMapping.terms(item(), core), dc, 10, start.toEpochMilli());
    costs.prices(prices(core, dc, 0.5, 3), hours(24).toEpochMilli());
    costs.arrived(SKU, dc, 1, 4);
    costs.upTo(hours(48).toEpochMilli());

    assertThat(costs.priced(SKU, 0)).isEqualTo(costs.cost(SKU, 0));
    double scarce = 10 * CUBE * 0.5 + 4 * 3;
    assertThat(costs.priced(SKU, 1)).isCloseTo(costs.cost(SKU, 1) + scarce, within(1e-9));
    assertThat(costs.cost(SKU, 1)).isCloseTo(10 * (CAPITAL + CUBE * 0.004), within(1e-9));
  }

  private static PriceView prices(
      org.echelon.network.Network core, int node, double room, double flow) {
    double[] rooms = new double[core.nodeSpan()];
    double[] flows = new double[core.nodeSpan()];
    rooms[node] = room;
    flows[node] = flow;
    return new PriceView(1, rooms, flows);
  }

  /** Parts are told a day, of three days. */
  private static void assertPart(CostSummary costs, CostPart part, double currency) {
    assertThat(3 * costs.parts().get(part)).as(part.label()).isCloseTo(currency, within(1e-9));
  }

  private Instant hours(long hours) {
    return start.plus(Duration.ofHours(hours));
  }

  private Item item() {
    return Item.newBuilder(world.items().get(0))
        .setSku(SKU)
        .setUnitCube(CUBE)
        .setUnitCostMicros(36_500_000L)
        .setHoldingRatePerYear(0.2)
        .setLostSaleValueMicros(7_000_000L)
        .setVendors(List.of())
        .build();
  }

  private Adjustment count(long units) {
    return Adjustment.newBuilder()
        .setEventId("c")
        .setSource("test")
        .setOccurredAt(start)
        .setSku(SKU)
        .setNode(DC)
        .setAdjustmentId("c")
        .setKind(AdjustmentKind.COUNT)
        .setCountedAt(start)
        .setUnits(units)
        .setReason("OPENING")
        .build();
  }

  private OrderLine order(long units) {
    return OrderLine.newBuilder()
        .setEventId("o")
        .setSource("test")
        .setOccurredAt(hours(12))
        .setOrderId("O")
        .setPlacedAt(hours(12))
        .setChange(OrderChange.PLACED)
        .setSku(SKU)
        .setUnits(units)
        .setZone(Us8.AREAS.get(7).zone())
        .setSpeed(Speed.NEXT_DAY)
        .build();
  }

  private SpecificRecord ack(
      String command, AckKind kind, String node, long units, Instant at, Boolean last) {
    return Ack.newBuilder()
        .setEventId(command + kind)
        .setSource("test")
        .setOccurredAt(at)
        .setCommandId(command)
        .setSku(SKU)
        .setKind(kind)
        .setNode(node)
        .setUnits(units)
        .setLast(last)
        .build();
  }

  private TransferCommand transfer() {
    return TransferCommand.newBuilder()
        .setCommandId("T")
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(SKU)
        .setUnits(10)
        .setIssuedAt(start)
        .setExpiresAt(hours(40))
        .setDecisionId("d")
        .setNetworkVersion(1)
        .setPriceVersion(0)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setFirstUnit(1)
        .setLastUnit(10)
        .setFrom(DC)
        .setTo(FC)
        .setLane(DC + ">" + FC)
        .setDepartureAt(hours(24))
        .setDepartureLocal(LocalDate.EPOCH.toString())
        .setExpectedArrivalAt(hours(48))
        .setLatestArrivalAt(hours(60))
        .setPriority(0)
        .setMarginPerUnitDay(0)
        .build();
  }

  private AssignmentCommand assignment(long units) {
    return AssignmentCommand.newBuilder()
        .setCommandId("S")
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(SKU)
        .setUnits(units)
        .setIssuedAt(hours(50))
        .setExpiresAt(hours(90))
        .setDecisionId("d")
        .setNetworkVersion(1)
        .setPriceVersion(0)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setOrderId("O")
        .setLineNo(1)
        .setNode(FC)
        .setOption(Speed.NEXT_DAY.name())
        .setReadyBy(hours(66))
        .setShipGroupId("g")
        .setAttempt(1)
        .setExpectedCostMicros(0)
        .build();
  }
}
