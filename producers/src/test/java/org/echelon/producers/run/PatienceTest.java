package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;
import org.junit.jupiter.api.Test;

/** When customers give up, and how much. */
class PatienceTest {
  static {
    AvroTrust.ensure();
  }

  private static final Instant PLACED = Instant.parse("2026-01-05T12:00:00Z");
  private static final Instant GIVES_UP = PLACED.plus(Duration.ofDays(2));

  private final Patience patience = new Patience(Duration.ofDays(2));

  @Test
  void shouldGiveUpAWholeLineThatNobodyTakes() {
    patience.ordered(line(5));

    assertThat(patience.until(GIVES_UP.minusMillis(1))).isEmpty();
    List<Patience.GivenUp> lost = patience.until(GIVES_UP);

    assertThat(lost).hasSize(1);
    assertThat(lost.get(0).units()).isEqualTo(5);
    OrderLine later = lost.get(0).later();
    assertThat(later.getChange()).isEqualTo(OrderChange.CANCELLED);
    assertThat(later.getUnits()).isZero();
    assertThat(later.getRevision()).isEqualTo(2);
    assertThat(later.getOccurredAt()).isEqualTo(GIVES_UP);
    assertThat(patience.gone(later)).isTrue();
    assertThat(patience.until(GIVES_UP.plusSeconds(86_400))).isEmpty();
  }

  @Test
  void shouldKeepWhatHasANode() {
    patience.ordered(line(5));
    patience.assigned(assignment(3));
    patience.assigned(assignment(3));

    List<Patience.GivenUp> lost = patience.until(GIVES_UP);

    assertThat(lost.get(0).units()).isEqualTo(2);
    assertThat(lost.get(0).later().getChange()).isEqualTo(OrderChange.CHANGED);
    assertThat(lost.get(0).later().getUnits()).isEqualTo(3);
  }

  @Test
  void shouldWaitNoLongerWhenAWarehouseFailsLate() {
    patience.ordered(line(5));
    patience.assigned(assignment(5));
    assertThat(patience.until(GIVES_UP)).isEmpty();

    // when
    patience.answered(rejected(GIVES_UP.plusSeconds(60)));

    assertThat(patience.until(GIVES_UP.plusSeconds(60)).get(0).units()).isEqualTo(5);
  }

  @Test
  void shouldNotHearThatTheNodeChanges() {
    patience.ordered(line(5));
    patience.assigned(assignment(5));
    assertThat(patience.until(GIVES_UP)).isEmpty();
    patience.assigned(
        AssignmentCommand.newBuilder(assignment(5))
            .setRevision(2)
            .setChange(CommandChange.CANCEL)
            .setReasons(List.of("REASSIGNED"))
            .build());

    // when
    patience.answered(Ack.newBuilder(rejected(GIVES_UP)).setKind(AckKind.CANCELLED).build());
    List<Patience.GivenUp> atOnce = patience.until(GIVES_UP);
    patience.assigned(AssignmentCommand.newBuilder(assignment(5)).setCommandId("S-2").build());

    assertThat(atOnce).isEmpty();
    assertThat(patience.until(GIVES_UP.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void shouldWaitForEver() {
    Patience endless = new Patience(Patience.ENDLESS);
    endless.ordered(line(5));

    assertThat(endless.until(PLACED.plus(Duration.ofDays(3_000)))).isEmpty();
  }

  private static OrderLine line(long units) {
    return OrderLine.newBuilder()
        .setEventId("e")
        .setSource("test")
        .setOccurredAt(PLACED)
        .setOrderId("O")
        .setPlacedAt(PLACED)
        .setChange(OrderChange.PLACED)
        .setSku("A")
        .setUnits(units)
        .setZone("Z1")
        .setSpeed(Speed.NEXT_DAY)
        .build();
  }

  private static AssignmentCommand assignment(long units) {
    return AssignmentCommand.newBuilder()
        .setCommandId("S")
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku("A")
        .setUnits(units)
        .setIssuedAt(PLACED)
        .setExpiresAt(GIVES_UP)
        .setDecisionId("d")
        .setNetworkVersion(1)
        .setPriceVersion(0)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setOrderId("O")
        .setLineNo(1)
        .setNode("FC")
        .setOption("NEXT_DAY")
        .setReadyBy(GIVES_UP)
        .setShipGroupId("g")
        .setAttempt(1)
        .setExpectedCostMicros(0)
        .build();
  }

  private static Ack rejected(Instant at) {
    return Ack.newBuilder()
        .setEventId("r")
        .setSource("test")
        .setOccurredAt(at)
        .setCommandId("S")
        .setSku("A")
        .setKind(AckKind.REJECTED)
        .setNode("FC")
        .setReason("NOT_FOUND")
        .build();
  }
}
