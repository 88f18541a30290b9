package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.state.Alert;
import org.echelon.state.Decision;
import org.echelon.state.NodePosition;
import org.echelon.state.OpenPurchase;
import org.echelon.state.OpenTransfer;
import org.echelon.state.Reason;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/**
 * A shop whose warehouses answer nothing. Trucks take two days, and what they carry leaves an hour
 * after the grant.
 */
class AssumedAcksTest {
  private static final String MUG = "MUG";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAYS_2 = Duration.ofDays(2);
  private final Scenario scenario = new Scenario();

  private static Network network(long version, boolean assumed) {
    List<Lane> lanes =
        Worlds.network(version).getLanes().stream()
            .map(lane -> Lane.newBuilder(lane).setAssumeAcks(assumed).build())
            .toList();
    return Network.newBuilder(Worlds.network(version)).setLanes(lanes).build();
  }

  private void begin(boolean assumed) {
    scenario.feed("small", LogKind.NETWORK, network(1, assumed));
    scenario.tick();
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 100);
    scenario.count(MUG, "FC-E", 0);
  }

  /** A transfer of ten units from DC to FC-E, which leaves in an hour. */
  private String transfer() {
    scenario.ask("DC", "DC>FC-E");
    scenario.grant("DC", MUG, "DC>FC-E", 10);
    assertThat(scenario.transfers()).singleElement().matches(command -> command.getUnits() == 10);
    return scenario.transfers().get(0).getCommandId();
  }

  private List<String> open() {
    return scenario.position(MUG).getTransfers().stream().map(OpenTransfer::getState).toList();
  }

  private List<String> flags(String node) {
    return scenario.position(MUG).getNodes().stream()
        .filter(at -> at.getNode().equals(node))
        .map(NodePosition::getFlags)
        .findFirst()
        .orElseThrow();
  }

  private void received(String commandId, long units, boolean last) {
    scenario.feed(
        MUG,
        LogKind.ACK,
        Ack.newBuilder()
            .setEventId("received-" + units)
            .setSource("wms")
            .setOccurredAt(scenario.now())
            .setCommandId(commandId)
            .setSku(MUG)
            .setKind(AckKind.RECEIVED)
            .setNode("FC-E")
            .setUnits(units)
            .setLast(last)
            .build());
  }

  @Test
  void shouldTakeATransferToItsEndWithoutAnyAck() {
    begin(true);
    transfer();
    scenario.after(Duration.ofMinutes(59));
    assertThat(open()).containsExactly("RELEASED");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/0/10");

    // when
    scenario.after(MINUTE);

    assertThat(open()).containsExactly("SHIPPED");
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("90/0/0/0");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/10/0");
    scenario.after(DAYS_2.minus(MINUTE));
    assertThat(open()).containsExactly("SHIPPED");
    scenario.after(MINUTE);
    assertThat(open()).isEmpty();
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("90/0/0/0");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("10/0/0/0");
    assertThat(scenario.out.of(Topic.ALERT, Alert.class)).isEmpty();
  }

  @Test
  void shouldTakeItToItsEndWhenOneTickPassesEverything() {
    begin(true);
    transfer();

    // when
    scenario.after(Duration.ofDays(5));

    assertThat(open()).isEmpty();
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("10/0/0/0");
  }

  @Test
  void shouldExpireATransferWhereAcksAreExpected() {
    begin(false);
    transfer();

    // when
    scenario.after(Duration.ofDays(5));

    assertThat(open()).isEmpty();
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("100/0/0/0");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/0/0");
  }

  @Test
  void shouldTakeUpTheCommandsOfALaneThatFallsSilent() {
    begin(false);
    transfer();
    scenario.after(Duration.ofHours(2));

    // when
    scenario.feed("small", LogKind.NETWORK, network(2, true));
    scenario.after(Duration.ofDays(5));

    assertThat(open()).isEmpty();
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("10/0/0/0");
  }

  @Test
  void shouldReceiveAPurchaseWithoutAnyAck() {
    begin(true);
    scenario.after(MINUTE);
    scenario.count(MUG, "DC", 0);
    scenario.ask("V", "V>DC");
    scenario.grant("V", MUG, "V>DC", 5);
    assertThat(scenario.position(MUG).getPurchases())
        .extracting(OpenPurchase::getOnOrderUnits)
        .containsExactly(5L);

    // when
    scenario.after(Duration.ofDays(3));

    assertThat(scenario.position(MUG).getPurchases()).isEmpty();
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("5/0/0/0");
  }

  @Test
  void shouldBelieveAReceiptOfFewerUnitsMoreThanTheAssumption() {
    begin(true);
    String transfer = transfer();
    scenario.after(Duration.ofDays(3));
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("10/0/0/0");

    // when
    received(transfer, 8, true);

    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("8/0/0/0");
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("90/0/0/0");
    assertThat(scenario.position(MUG).getFlows().getWrittenOffUnits()).isEqualTo(2);
    assertThat(open()).isEmpty();
  }

  @Test
  void shouldWaitForTheRestOfAReceiptThatCameBeforeTheAssumption() {
    begin(true);
    String transfer = transfer();
    scenario.after(Duration.ofDays(1));

    // when
    received(transfer, 8, false);
    scenario.after(Duration.ofDays(3));

    assertThat(open()).containsExactly("PARTLY_RECEIVED");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("8/0/2/0");
  }

  @Test
  void shouldTakeEverythingBackWhenTheSourceHasRejectedIt() {
    begin(true);
    String transfer = transfer();
    scenario.after(Duration.ofDays(3));

    // when
    scenario.ack(MUG, transfer, AckKind.REJECTED, "DC", 0);

    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("100/0/0/0");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/0/0");
  }

  @Test
  void shouldSayWhereStockIsAssumedUntilItIsCounted() {
    begin(true);
    transfer();
    assertThat(flags("FC-E")).isEmpty();
    scenario.after(Duration.ofHours(1));
    assertThat(flags("DC")).containsExactly("ACK_ASSUMED");
    assertThat(flags("FC-E")).containsExactly("ACK_ASSUMED");
    scenario.after(Duration.ofDays(3));
    assertThat(flags("FC-E")).containsExactly("ACK_ASSUMED");

    // when
    scenario.count(MUG, "FC-E", 9);

    assertThat(flags("FC-E")).isEmpty();
    assertThat(flags("DC")).containsExactly("ACK_ASSUMED");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("9/0/0/0");
    assertThat(scenario.out.of(Topic.DECISION, Decision.class))
        .singleElement()
        .satisfies(
            decision ->
                assertThat(decision.getReasons())
                    .contains(new Reason("ACK_ASSUMED", Map.of("lane", "DC>FC-E"))));
  }

  @Test
  void shouldSayTheSameWhenItReadsItsLogAgain() {
    begin(true);
    String transfer = transfer();
    scenario.after(Duration.ofHours(1));
    scenario.after(DAYS_2);
    received(transfer, 8, true);
    scenario.position(MUG);
    Scenario again = new Scenario();

    // when
    again.replay(List.copyOf(scenario.log), i -> again.restart());

    assertThat(last(again)).isEqualTo(last(scenario)).isEqualTo("8/0/0/0");
  }

  private static String last(Scenario scenario) {
    return scenario.buckets(MUG, "FC-E");
  }
}
