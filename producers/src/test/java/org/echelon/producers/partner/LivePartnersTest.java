package org.echelon.producers.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.CommandChange;
import org.echelon.command.TransferCommand;
import org.echelon.producers.reader.ReceivedCommand;
import org.echelon.producers.reader.Reply;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.Network;
import org.junit.jupiter.api.Test;

/** Partners of a running deployment work by the wall clock, faster than life. */
class LivePartnersTest {
  private static final Network NETWORK = new Us8World(1, 1, 1).network();
  private static final Instant NEXT_MONTH = Commands.MONDAY.plus(Duration.ofDays(40));

  private final Heard heard = new Heard();

  /** What a partner said about one command. */
  private static final class Heard implements Reply {
    private final List<Ack> acks = new ArrayList<>();
    private int finished;

    @Override
    public void send(Ack ack) {
      assertThat(finished).as("nothing is said about a finished command").isZero();
      acks.add(ack);
    }

    @Override
    public void finished() {
      finished++;
    }

    List<AckKind> kinds() {
      return acks.stream().map(Ack::getKind).toList();
    }
  }

  @Test
  void shouldCarryATransferOutSixtyTimesFasterThanLife() {
    LivePartners slow = partners(1);
    LivePartners fast = partners(60);
    Heard inLife = new Heard();
    slow.take(received(Commands.transfer("T-1", 40).build()), inLife);
    slow.answerUntil(NEXT_MONTH);

    // when
    fast.take(received(Commands.transfer("T-1", 40).build()), heard);
    fast.answerUntil(NEXT_MONTH);

    assertThat(heard.kinds()).containsExactly(AckKind.ACCEPTED, AckKind.SHIPPED, AckKind.RECEIVED);
    assertThat(heard.finished).isEqualTo(1);
    for (int i = 0; i < 3; i++) {
      Duration life = Duration.between(Commands.MONDAY, inLife.acks.get(i).getOccurredAt());
      assertThat(heard.acks.get(i).getOccurredAt())
          .isEqualTo(Commands.MONDAY.plusMillis(Math.round(life.toMillis() / 60.0)));
    }
  }

  @Test
  void shouldSayNothingBeforeItsTimeAndKeepTheCommandOpen() {
    LivePartners partners = partners(1);
    partners.take(received(Commands.transfer("T-1", 40).build()), heard);

    // when
    partners.answerUntil(Commands.DEPARTURE);

    assertThat(heard.kinds()).containsExactly(AckKind.ACCEPTED, AckKind.SHIPPED);
    assertThat(heard.finished).isZero();
    assertThat(partners.nextAt()).get().satisfies(at -> assertThat(at).isAfter(Commands.DEPARTURE));
  }

  @Test
  void shouldSayTheSameWhenItIsHandedACommandAgainAfterARestart() {
    LivePartners before = partners(60);
    before.take(received(Commands.purchase("P-1", 100)), heard);
    before.answerUntil(NEXT_MONTH);
    Heard again = new Heard();

    // when
    LivePartners after = partners(60);
    after.take(received(Commands.purchase("P-1", 100)), again);
    after.answerUntil(NEXT_MONTH);

    assertThat(again.acks).isNotEmpty().isEqualTo(heard.acks);
  }

  @Test
  void shouldObeyACancellationBeforeTheTruckLeaves() {
    LivePartners partners = partners(1);
    Heard cancelled = new Heard();
    partners.take(received(Commands.transfer("T-1", 40).build()), heard);
    partners.answerUntil(Commands.MONDAY.plus(Duration.ofMinutes(30)));

    // when
    partners.take(received(cancel("T-1", Commands.MONDAY.plus(Duration.ofHours(1)))), cancelled);
    partners.answerUntil(NEXT_MONTH);

    assertThat(heard.kinds()).containsExactly(AckKind.ACCEPTED);
    assertThat(heard.finished).isEqualTo(1);
    assertThat(cancelled.kinds()).containsExactly(AckKind.CANCELLED);
    assertThat(cancelled.finished).isEqualTo(1);
  }

  @Test
  void shouldShipWhatCannotBeStoppedAnyMore() {
    LivePartners partners = partners(1);
    Heard cancelled = new Heard();
    partners.take(received(Commands.transfer("T-1", 40).build()), heard);

    // when
    partners.take(received(cancel("T-1", Commands.DEPARTURE)), cancelled);
    partners.answerUntil(NEXT_MONTH);

    assertThat(heard.kinds()).containsExactly(AckKind.ACCEPTED, AckKind.SHIPPED, AckKind.RECEIVED);
    assertThat(cancelled.kinds()).isEmpty();
    assertThat(cancelled.finished).isEqualTo(1);
  }

  @Test
  void shouldRefuseASpeedThatIsNone() {
    assertThatThrownBy(() -> partners(0)).hasMessage("a speed is above zero, not 0.0");
  }

  private static LivePartners partners(double speedUp) {
    return new LivePartners(() -> NETWORK, 1, Behaviour.FLAWLESS, speedUp);
  }

  private static ReceivedCommand received(SpecificRecord command) {
    return ReceivedCommand.of(command);
  }

  private static TransferCommand cancel(String id, Instant at) {
    return Commands.transfer(id, 40)
        .setRevision(2)
        .setChange(CommandChange.CANCEL)
        .setIssuedAt(at)
        .build();
  }
}
