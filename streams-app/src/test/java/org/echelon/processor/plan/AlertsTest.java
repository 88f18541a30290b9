package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.control.ControlAction;
import org.echelon.event.Forecast;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.reference.Speed;
import org.echelon.state.Alert;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** People hear of a condition when it rises and when it ends, and not in between. */
class AlertsTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();

  private void stocked(long east) {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "FC-E", east);
  }

  private List<String> told() {
    return alerts().stream()
        .map(a -> a.getState() + " " + a.getSeverity() + " " + a.getAlertId())
        .toList();
  }

  private List<Alert> alerts() {
    return scenario.out.of(Topic.ALERT, Alert.class);
  }

  private void later(Duration time) {
    scenario.after(time);
  }

  @Test
  void shouldTellThatANodeIsOversoldUntilItIsRefilled() {
    stocked(5);
    orderAt("SO-1", "FC-E", 5);
    scenario.count(MUG, "FC-E", 3);
    later(Duration.ofMinutes(1));
    later(Duration.ofMinutes(1));
    Instant rose = alerts().get(0).getSinceAt();

    // when
    scenario.count(MUG, "FC-E", 6);
    later(Duration.ofMinutes(1));
    later(Duration.ofMinutes(1));

    assertThat(told())
        .containsExactly(
            "RAISED WARNING OVERSOLD/sku:MUG@FC-E", "CLEARED WARNING OVERSOLD/sku:MUG@FC-E");
    assertThat(alerts().get(0).getValue()).isEqualTo(2.0);
    assertThat(alerts().get(0).getText()).isEqualTo("2 units promised beyond stock at FC-E");
    assertThat(alerts().get(0).getCure()).isNotEmpty();
    assertThat(alerts().get(1).getSinceAt()).isEqualTo(rose);
    assertThat(alerts().get(1).getSequence()).isGreaterThan(alerts().get(0).getSequence());
  }

  @Test
  void shouldTellWhatAFactShowedForADayAndOnceATick() {
    stocked(9);
    scenario.order("SO-1", MUG, 2, "Z-E");
    for (int parcel = 1; parcel <= 5; parcel++) {
      scenario.shipment("SH-" + parcel, MUG, "FC-E", 1, "SO-1", null);
    }
    assertThat(told()).isEmpty();
    later(Duration.ofMinutes(1));
    assertThat(told()).containsExactly("RAISED WARNING OVER_SHIPPED/line:SO-1/1");
    assertThat(alerts().get(0).getEventIds()).hasSize(1);

    // when
    later(Duration.ofHours(24));

    assertThat(told())
        .containsExactly(
            "RAISED WARNING OVER_SHIPPED/line:SO-1/1", "CLEARED WARNING OVER_SHIPPED/line:SO-1/1");
  }

  @Test
  void shouldAskForACountUntilOneComes() {
    stocked(4);
    scenario.order("SO-1", MUG, 2, "Z-E");
    later(Duration.ofMinutes(5));
    notFound(scenario.assignments().get(0).getCommandId());
    later(Duration.ofMinutes(1));
    assertThat(told()).containsExactly("RAISED INFO COUNT_REQUESTED/sku:MUG@FC-E");

    // when
    later(Duration.ofMinutes(1));
    scenario.count(MUG, "FC-E", 2);
    later(Duration.ofMinutes(1));

    assertThat(told())
        .containsExactly(
            "RAISED INFO COUNT_REQUESTED/sku:MUG@FC-E",
            "CLEARED INFO COUNT_REQUESTED/sku:MUG@FC-E");
  }

  @Test
  void shouldMissAnItemOnlyAfterAnHour() {
    scenario.count(MUG, "FC-E", 4);
    scenario.count("POT", "FC-E", 4);
    scenario.tick();
    later(Duration.ofMinutes(59));
    scenario.item("POT", 1);
    assertThat(told()).isEmpty();

    // when
    later(Duration.ofMinutes(2));

    assertThat(told()).containsExactly("RAISED WARNING ITEM_MISSING/sku:MUG");
    scenario.item(MUG, 1);
    later(Duration.ofMinutes(1));
    assertThat(told()).endsWith("CLEARED WARNING ITEM_MISSING/sku:MUG");
  }

  @Test
  void shouldTellThatASkuIsFrozenUntilAPersonLetsItGo() {
    stocked(4);
    Forecast sick =
        Forecast.newBuilder(Worlds.forecast(MUG, 2, Map.of("Z-E", 10.0)))
            .setWeekUnits(List.of())
            .build();
    scenario.feed(MUG, LogKind.FORECAST, sick);
    later(Duration.ofMinutes(1));
    assertThat(told()).containsExactly("RAISED CRITICAL INVARIANT_BROKEN/sku:MUG");

    // when
    scenario.forecast(MUG, 3, 20, 20);
    scenario.control("sku:" + MUG, 1, ControlAction.UNFREEZE);
    later(Duration.ofMinutes(1));

    assertThat(told()).endsWith("CLEARED CRITICAL INVARIANT_BROKEN/sku:MUG");
  }

  @Test
  void shouldTellThatNobodyAnswersATransferAndThenThatItIsUrgent() {
    String transfer = transfer();
    later(Duration.ofMinutes(239));
    assertThat(told()).isEmpty();
    later(Duration.ofMinutes(1));
    later(Duration.ofMinutes(1));

    // when
    later(Duration.ofHours(12));
    scenario.ack(MUG, transfer, AckKind.ACCEPTED, "DC", units());
    later(Duration.ofMinutes(1));

    assertThat(told())
        .containsExactly(
            "RAISED WARNING ACK_OVERDUE/command:" + transfer,
            "RAISED CRITICAL ACK_OVERDUE/command:" + transfer,
            "CLEARED CRITICAL ACK_OVERDUE/command:" + transfer);
  }

  @Test
  void shouldTellThatAnAssignmentExpiredInSilence() {
    stocked(4);
    scenario.order("SO-1", MUG, 2, "Z-E");
    String id = scenario.assignments().get(0).getCommandId();

    // when
    later(Duration.ofDays(2));

    assertThat(told()).containsExactly("RAISED WARNING ACK_OVERDUE/command:" + id);
  }

  @Test
  void shouldTellThatATransferDoesNotArriveUntilItDoes() {
    String transfer = transfer();
    scenario.ack(MUG, transfer, AckKind.SHIPPED, "DC", units());
    later(Duration.ofDays(7));
    assertThat(told()).isEmpty();

    // when
    later(Duration.ofHours(1));

    assertThat(told()).containsExactly("RAISED WARNING TRANSIT_OVERDUE/command:" + transfer);
    scenario.receipt("GR-1", MUG, "FC-E", units(), transfer);
    later(Duration.ofMinutes(1));
    assertThat(told()).endsWith("CLEARED WARNING TRANSIT_OVERDUE/command:" + transfer);
  }

  @Test
  void shouldTellThatPricesAreStaleUntilNewOnesCome() {
    scenario.prices(1, Map.of("FC-E", 0.01));
    later(Duration.ofHours(24));
    assertThat(told()).isEmpty();
    later(Duration.ofMinutes(1));
    later(Duration.ofHours(24));

    // when
    scenario.control("network", 1, ControlAction.FREEZE);
    later(Duration.ofMinutes(1));

    assertThat(told())
        .containsExactly(
            "RAISED WARNING PRICES_STALE/network",
            "RAISED CRITICAL PRICES_STALE/network",
            "RAISED WARNING FROZEN/network");
    scenario.control("network", 2, ControlAction.UNFREEZE);
    later(Duration.ofMinutes(1));
    assertThat(told()).endsWith("CLEARED WARNING FROZEN/network");
  }

  @Test
  void shouldTellThatManyRecordsAreRefusedUntilFewAre() {
    stocked(5);
    for (int order = 1; order <= 10; order++) {
      scenario.order("SO-" + order, MUG, 1, "Z-NOWHERE");
    }
    later(Duration.ofMinutes(1));
    assertThat(told()).isEmpty();

    // when
    scenario.order("SO-11", MUG, 1, "Z-NOWHERE");
    later(Duration.ofMinutes(1));

    assertThat(told()).containsExactly("RAISED CRITICAL REFUSED_GROWING/task:plan/0");
    for (int minute = 0; minute < 17; minute++) {
      later(Duration.ofMinutes(1));
    }
    assertThat(told()).hasSize(1);
    later(Duration.ofMinutes(3));
    assertThat(told()).endsWith("CLEARED CRITICAL REFUSED_GROWING/task:plan/0");
  }

  @Test
  void shouldTellOnlySoManyOfACodeOneByOne() {
    for (int sku = 0; sku < AlertBook.OF_A_CODE + 50; sku++) {
      scenario.count("SKU-" + sku, "FC-E", 1);
    }
    later(Duration.ofMinutes(1));

    // when
    later(Duration.ofHours(2));

    assertThat(told()).hasSize(AlertBook.OF_A_CODE + 1);
    assertThat(told()).contains("RAISED WARNING ITEM_MISSING/task:plan/0");
  }

  @Test
  void shouldTellTheSameAfterARestartAndFromTheSameLog() {
    stocked(5);
    orderAt("SO-1", "FC-E", 5);
    scenario.count(MUG, "FC-E", 3);
    scenario.count("POT", "FC-E", 3);
    later(Duration.ofMinutes(1));
    scenario.restart();
    later(Duration.ofHours(2));
    scenario.restart();
    later(Duration.ofHours(2));
    assertThat(told())
        .containsExactly(
            "RAISED WARNING OVERSOLD/sku:MUG@FC-E", "RAISED WARNING ITEM_MISSING/sku:POT");

    // when
    Scenario again = new Scenario();
    again.replay(scenario.log, i -> {});

    assertThat(again.out.of(Topic.ALERT, Alert.class))
        .extracting(Alert::toString)
        .isEqualTo(alerts().stream().map(Alert::toString).toList());
  }

  private String transfer() {
    stocked(0);
    scenario.count(MUG, "DC", 4);
    scenario.grant("FC-E", MUG, "DC>FC-E", 4);
    return scenario.transfers().get(0).getCommandId();
  }

  private long units() {
    return scenario.transfers().get(0).getUnits();
  }

  private void notFound(String commandId) {
    scenario.feed(
        MUG,
        LogKind.ACK,
        Ack.newBuilder()
            .setEventId("not-found")
            .setSource("wms")
            .setOccurredAt(scenario.now())
            .setCommandId(commandId)
            .setSku(MUG)
            .setKind(AckKind.REJECTED)
            .setNode("FC-E")
            .setUnits(0)
            .setReason("NOT_FOUND")
            .build());
  }

  private void orderAt(String orderId, String node, long units) {
    scenario.feed(
        MUG,
        LogKind.ORDER,
        OrderLine.newBuilder()
            .setEventId(orderId)
            .setSource("shop")
            .setOccurredAt(scenario.now())
            .setOrderId(orderId)
            .setPlacedAt(scenario.now())
            .setChange(OrderChange.PLACED)
            .setSku(MUG)
            .setUnits(units)
            .setZone("Z-E")
            .setSpeed(Speed.NEXT_DAY)
            .setAssignedNode(node)
            .build());
  }
}
