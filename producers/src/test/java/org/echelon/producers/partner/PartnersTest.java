package org.echelon.producers.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.CommandChange;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.orders.LineKey;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnersTest {
  private static final Network NETWORK = new Us8World(1, 5, 1).network();
  private static final Instant LATE = Commands.MONDAY.plus(Duration.ofDays(90));

  private final Partners partners = new Partners(NETWORK, 3, Behaviour.FLAWLESS);

  @Test
  void shouldAcceptShipAndReceiveATransfer() {
    partners.take(Commands.transfer("T-1", 40).build());

    List<Ack> atDeparture = acks(partners, Commands.DEPARTURE);
    assertThat(atDeparture)
        .extracting(Ack::getKind)
        .containsExactly(AckKind.ACCEPTED, AckKind.SHIPPED);
    assertThat(atDeparture.get(0).getOccurredAt()).isBefore(Commands.MONDAY.plusSeconds(1800));
    assertThat(atDeparture.get(1).getOccurredAt()).isEqualTo(Commands.DEPARTURE);
    assertThat(atDeparture).allMatch(a -> a.getNode().equals("DC-EAST") && a.getUnits() == 40);

    List<Ack> arrival = acks(partners, LATE);
    assertThat(arrival)
        .singleElement()
        .satisfies(
            ack -> {
              assertThat(ack.getKind()).isEqualTo(AckKind.RECEIVED);
              assertThat(ack.getNode()).isEqualTo("FC-NE1");
              assertThat(ack.getUnits()).isEqualTo(40);
              assertThat(ack.getLast()).isTrue();
              assertThat(ack.getOccurredAt()).isAfter(Commands.DEPARTURE);
            });
  }

  @Test
  void shouldTakeTheLeadTimesOfTheLane() {
    for (int i = 0; i < 400; i++) {
      partners.take(Commands.purchase("P-" + i, 10));
    }
    double days =
        acks(partners, LATE).stream()
                .filter(a -> a.getKind() == AckKind.RECEIVED)
                .mapToLong(a -> Duration.between(Commands.MONDAY, a.getOccurredAt()).toMinutes())
                .average()
                .orElseThrow()
            / (24 * 60);
    // Five standard errors of a mean over 400 with a deviation of 8 days.
    assertThat(days).isCloseTo(14, within(2.0));
  }

  @Test
  void shouldDrawLeadTimesFromTheQuantilesOfTheLane(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("lines.csv"),
            "fulfill_via,vendor,lt_po_days\nDIRECT,ACME,50\nDIRECT,ACME,150\n");
    var world = new Us8World(1, 5, 1, 1, VendorLeadTimes.resampled(file));
    Partners resampled = new Partners(world.network(), 3, Behaviour.FLAWLESS);
    for (int i = 0; i < 400; i++) {
      resampled.take(Commands.purchase("P-" + i, 10));
    }

    List<Double> days =
        acks(resampled, LATE).stream()
            .filter(a -> a.getKind() == AckKind.RECEIVED)
            .map(a -> Duration.between(Commands.MONDAY, a.getOccurredAt()).toMinutes() / 1440.0)
            .toList();
    assertThat(days).hasSize(400).allMatch(d -> d >= 7 && d <= 21);
    // One in a hundred falls between the two.
    assertThat(days).filteredOn(d -> d == 7).hasSizeBetween(150, 250);
    assertThat(days).filteredOn(d -> d == 21).hasSizeBetween(150, 250);
  }

  @Test
  void shouldShipAnAssignmentByItsCutOff() {
    for (int i = 0; i < 50; i++) {
      partners.take(Commands.assignment("A-" + i, Duration.ofMinutes(90)));
    }
    assertThat(acks(partners, Commands.MONDAY.plus(Duration.ofMinutes(90))))
        .filteredOn(a -> a.getKind() == AckKind.SHIPPED)
        .hasSize(50)
        .allMatch(a -> a.getPart().equals("1") && a.getNode().equals("FC-NE1"));
  }

  @Test
  void shouldTellWhichLinesHaveLeft() {
    partners.take(Commands.assignment("A-1", Duration.ofMinutes(90)));
    LineKey line = new LineKey("SO-1", 1);
    assertThat(partners.shippedFrom().sent(line)).isEmpty();

    acks(partners, LATE);
    long units = Commands.assignment("A-1", Duration.ofMinutes(90)).getUnits();
    assertThat(partners.shippedFrom().sent(line)).contains(new ShippedFrom.Sent("FC-NE1", units));
  }

  @Test
  void shouldCountEveryUnitOfAnUnevenDelivery() {
    Partners rough = new Partners(NETWORK, 3, new Behaviour(0.5, 0.5, 0.5, 0, 0.5, 0.5));
    for (int i = 0; i < 200; i++) {
      rough.take(Commands.transfer("T-" + i, 1 + i % 7).build());
    }
    List<Ack> all = acks(rough, LATE);
    for (int i = 0; i < 200; i++) {
      String id = "T-" + i;
      List<Ack> received =
          all.stream()
              .filter(a -> a.getCommandId().equals(id) && a.getKind() == AckKind.RECEIVED)
              .distinct()
              .toList();
      long units = received.stream().mapToLong(a -> a.getUnits() + a.getDamagedUnits()).sum();
      boolean missing = received.stream().anyMatch(a -> a.getReason() != null);
      assertThat(units)
          .isBetween(0L, 1L + i % 7)
          .matches(u -> missing || u == 1 + Long.parseLong(id.substring(2)) % 7);
      assertThat(received).allMatch(a -> a.getUnits() >= 0);
      assertThat(received).filteredOn(a -> Boolean.TRUE.equals(a.getLast())).hasSize(1);
    }
    assertThat(all).extracting(FormCheck::check).containsOnly(Optional.empty());
    assertThat(rough.repeated()).isPositive();
    assertThat(rough.sent() + rough.repeated()).isEqualTo(all.size());
    assertThat(rough.due(LATE)).isEqualTo(rough.sent());
  }

  @Test
  void shouldCancelOnlyWhatHasNotLeft() {
    partners.take(Commands.transfer("T-1", 40).build());
    partners.take(Commands.transfer("T-2", 40).setFirstUnit(41).setLastUnit(80).build());
    partners.take(cancel("T-1", Commands.MONDAY.plus(Duration.ofHours(1))));
    partners.take(cancel("T-2", Commands.DEPARTURE));

    List<Ack> all = acks(partners, LATE);
    assertThat(all)
        .filteredOn(a -> a.getCommandId().equals("T-1"))
        .extracting(Ack::getKind)
        .containsExactly(AckKind.ACCEPTED, AckKind.CANCELLED);
    assertThat(all)
        .filteredOn(a -> a.getCommandId().equals("T-2"))
        .extracting(Ack::getKind)
        .containsExactly(AckKind.ACCEPTED, AckKind.SHIPPED, AckKind.RECEIVED);
  }

  @Test
  void shouldShipTheReducedUnits() {
    partners.take(Commands.transfer("T-1", 40).build());
    partners.take(
        Commands.transfer("T-1", 30)
            .setRevision(2)
            .setChange(CommandChange.REDUCE)
            .setIssuedAt(Commands.MONDAY.plus(Duration.ofHours(1)))
            .build());

    assertThat(acks(partners, LATE))
        .extracting(a -> a.getKind() + " " + a.getUnits())
        .containsExactly("ACCEPTED 40", "ACCEPTED 30", "SHIPPED 30", "RECEIVED 30");
    assertThat(partners.tilingBreaks()).isZero();
  }

  @Test
  void shouldCountDuplicateCommandsAndBreaksInTheTiling() {
    partners.take(Commands.transfer("T-1", 40).build());
    partners.take(Commands.transfer("T-1", 40).build());
    partners.take(Commands.transfer("T-2", 10).setFirstUnit(41).setLastUnit(50).build());
    assertThat(partners.duplicateCommands()).isEqualTo(1);
    assertThat(partners.tilingBreaks()).isZero();

    partners.take(Commands.transfer("T-3", 10).setFirstUnit(52).setLastUnit(61).build());
    assertThat(partners.tilingBreaks()).isEqualTo(1);
    assertThat(partners.commands()).isEqualTo(3);
  }

  @Test
  void shouldAnswerTheSameWhateverTheOrderOfCommands() {
    Partners other = new Partners(NETWORK, 3, Behaviour.USUAL);
    Partners usual = new Partners(NETWORK, 3, Behaviour.USUAL);
    for (int i = 0; i < 100; i++) {
      usual.take(Commands.purchase("P-" + i, 10));
      other.take(Commands.purchase("P-" + (99 - i), 10));
    }
    assertThat(acks(usual, LATE)).isEqualTo(acks(other, LATE));
  }

  private static org.echelon.command.TransferCommand cancel(String id, Instant at) {
    return Commands.transfer(id, 40)
        .setRevision(2)
        .setChange(CommandChange.CANCEL)
        .setIssuedAt(at)
        .build();
  }

  private static List<Ack> acks(Partners partners, Instant until) {
    List<Ack> acks = new ArrayList<>();
    partners.answersUntil(until).forEach(event -> acks.add((Ack) event.record()));
    return acks;
  }
}
