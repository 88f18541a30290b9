package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.reference.Item;
import org.echelon.system.LineOutcome;
import org.echelon.system.NodeLoad;
import org.junit.jupiter.api.Test;

/** An order that costs the lost sale or more waits, or is refused where no stock could help. */
class HeldBackTest {
  private static final String MUG = "MUG";

  /** Just above what the far node takes where it has plenty: 8.50 and bringing the next unit. */
  private static final double HARDLY = 9.6;

  private Scenario scenario = Scenario.begun();

  /** FC-E alone has the item; it serves its own zone for 3.60 and the other for 8.50. */
  private void stocked(double lostSaleValue, long units) {
    item(1, lostSaleValue);
    scenario.forecast(MUG, 1, 20, 1);
    scenario.count(MUG, "FC-E", units);
  }

  private void item(int revision, double lostSaleValue) {
    scenario.feed(
        MUG,
        LogKind.ITEM,
        Item.newBuilder(Worlds.item(MUG, revision))
            .setLostSaleValueMicros(Math.round(lostSaleValue * 1e6))
            .build());
  }

  @Test
  void shouldServeFromFarAwayWhileThereIsPlenty() {
    stocked(HARDLY, 60);

    // when
    scenario.order("SO-1", MUG, 1, "Z-W");

    assertThat(served()).containsExactly("SO-1 FC-E");
  }

  @Test
  void shouldKeepTheLastUnitForThoseWhoLoseMore() {
    stocked(HARDLY, 1);
    scenario.order("SO-1", MUG, 1, "Z-W");
    assertThat(served()).isEmpty();
    assertThat(last().getRefusal()).as("stock may come").isNull();

    // when
    scenario.order("SO-2", MUG, 1, "Z-E");

    assertThat(served()).containsExactly("SO-2 FC-E");
  }

  @Test
  void shouldServeWhatWaitedOnceThereIsPlentyOrANearerUnit() {
    stocked(HARDLY, 1);
    scenario.order("SO-1", MUG, 1, "Z-W");

    // when
    scenario.count(MUG, "FC-W", 1);

    assertThat(served()).containsExactly("SO-1 FC-W");
  }

  @Test
  void shouldRefuseWhatNoStockCouldMakeWorthServing() {
    stocked(3, 60);

    // when
    scenario.order("SO-1", MUG, 1, "Z-W");

    assertThat(served()).isEmpty();
    assertThat(last().getRefusal()).isEqualTo("UNPROFITABLE");
  }

  @Test
  void shouldServeWhatWasRefusedWhenTheItemIsWorthMore() {
    stocked(3, 60);
    scenario.order("SO-1", MUG, 1, "Z-W");

    // when
    item(2, 20);

    assertThat(served()).containsExactly("SO-1 FC-E");
    assertThat(last().getRefusal()).isNull();
  }

  @Test
  void shouldRefuseAndServeAsPricesGo() {
    stocked(12, 60);
    outboundPrice(1, 20);
    scenario.order("SO-1", MUG, 1, "Z-E");
    assertThat(served()).isEmpty();
    assertThat(last().getRefusal()).as("FC-W would serve it").isNull();
    scenario.order("SO-2", MUG, 1, "Z-W");

    // when
    outboundPrice(2, 0);

    assertThat(served()).containsExactly("SO-1 FC-E", "SO-2 FC-E");
  }

  @Test
  void shouldTellAgainWhatNewPricesRefuse() {
    item(1, 8);
    scenario.forecast(MUG, 1, 20, 1);
    scenario.order("SO-1", MUG, 1, "Z-E");
    assertThat(last().getRefusal()).isNull();

    // when
    outboundPrice(1, 20);

    assertThat(last().getRefusal()).as("FC-W is too far, FC-E too dear").isEqualTo("UNPROFITABLE");
  }

  @Test
  void shouldLookAgainWithinTheHourWhereAQueueKeptItBack() {
    stocked(9, 60);
    load(300);
    scenario.order("SO-1", MUG, 1, "Z-E");
    assertThat(served()).isEmpty();
    load(0);
    assertThat(served()).isEmpty();

    // when
    scenario.after(Duration.ofHours(1));

    assertThat(served()).containsExactly("SO-1 FC-E");
  }

  private void load(long openUnits) {
    scenario.feed(
        "FC-E", LogKind.NODE_LOAD, new NodeLoad("FC-E", scenario.now(), openUnits, 100.0));
  }

  private void outboundPrice(long version, double price) {
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(Worlds.prices(version, Map.of()))
            .setPrices(
                List.of(
                    Price.newBuilder()
                        .setNode("FC-E")
                        .setResource(Resource.OUTBOUND)
                        .setValues(List.of(price))
                        .build()))
            .setStatus(VectorStatus.MANUAL)
            .build());
    scenario.after(Duration.ofSeconds(1));
  }

  private List<String> served() {
    return scenario.assignments().stream()
        .map((AssignmentCommand command) -> command.getOrderId() + " " + command.getNode())
        .toList();
  }

  private LineOutcome last() {
    List<LineOutcome> all = scenario.out.outcomes();
    return all.get(all.size() - 1);
  }
}
