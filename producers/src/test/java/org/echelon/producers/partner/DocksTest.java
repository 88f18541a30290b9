package org.echelon.producers.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.event.Receipt;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.Capacity;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.StatusSpan;
import org.junit.jupiter.api.Test;

/** Sites that keep to their flows, their rooms and their status. */
class DocksTest {
  private static final Network NETWORK = new Us8World(1, 5, 1).network();
  private static final Instant LATE = Commands.MONDAY.plus(Duration.ofDays(60));
  private static final String FC = "FC-NE1";
  private static final String DC = "DC-EAST";

  /** Units of one dm³ that are never sold, and what it was told of waiting. */
  private static final class Book implements SiteBook {
    private final Map<String, Double> cubes = new TreeMap<>();
    private final List<String> late = new ArrayList<>();
    private long waiting;
    private long waited;

    @Override
    public double cube(String node) {
      return cubes.getOrDefault(node, 0.0);
    }

    @Override
    public double unitCube(String sku) {
      return 1;
    }

    @Override
    public void waits(String sku, String node, long units, boolean expected, Instant at) {
      waiting += units;
      waited += Math.max(0, units);
    }

    @Override
    public void leftLate(String node, long units, Instant readyAt, Instant at) {
      late.add(node + " " + units);
    }

    private void booked(SpecificRecord record) {
      if (record instanceof Ack ack && ack.getKind() == AckKind.RECEIVED) {
        cubes.merge(ack.getNode(), (double) ack.getUnits(), Double::sum);
      } else if (record instanceof Receipt receipt) {
        cubes.merge(receipt.getNode(), (double) receipt.getGoodUnits(), Double::sum);
      } else if (record instanceof Ack ack && ack.getKind() == AckKind.SHIPPED) {
        cubes.merge(ack.getNode(), -(double) ack.getUnits(), Double::sum);
      }
    }
  }

  private final Book book = new Book();

  @Test
  void shouldTakeInNoMoreThanTheFlowOfTheDay() {
    Partners partners = partners(limited(FC, null, 15.0, null));
    partners.take(Commands.transfer("T-1", 40).build());

    List<Ack> received = received(acks(partners, LATE));

    assertThat(received).extracting(Ack::getUnits).containsExactly(15L, 15L, 10L);
    assertThat(received).extracting(Ack::getPart).containsExactly("1", "1.1", "1.2");
    assertThat(received).extracting(Ack::getLast).containsExactly(false, false, true);
    assertThat(received).extracting(Ack::getEventId).doesNotHaveDuplicates();
    List<LocalDate> days = received.stream().map(ack -> day(ack.getOccurredAt())).toList();
    assertThat(days).containsExactly(days.get(0), days.get(0).plusDays(1), days.get(0).plusDays(2));
    assertThat(received).extracting(FormCheck::check).containsOnly(Optional.empty());
    assertThat(book.waited).isEqualTo(25);
    assertThat(book.waiting).isZero();
  }

  @Test
  void shouldReceiveInTheOrderOfArrival() {
    Partners partners = partners(limited(FC, null, 30.0, null));
    for (int i = 0; i < 6; i++) {
      partners.take(Commands.transfer("T-" + i, 25).build());
    }

    List<Ack> all = received(acks(partners, LATE));

    List<String> finished =
        all.stream().filter(Ack::getLast).map(Ack::getCommandId).distinct().toList();
    List<String> begun = all.stream().map(Ack::getCommandId).distinct().toList();
    assertThat(finished).hasSize(6).isEqualTo(begun);
    assertThat(all.stream().mapToLong(Ack::getUnits).sum()).isEqualTo(150);
    Map<LocalDate, Long> byDay = new TreeMap<>();
    all.forEach(ack -> byDay.merge(day(ack.getOccurredAt()), ack.getUnits(), Long::sum));
    assertThat(byDay.values()).allMatch(units -> units <= 30);
  }

  @Test
  void shouldKeepInTheYardWhatDoesNotFitUntilGoodsLeave() {
    Partners partners = partners(limited(FC, 50.0, null, null));
    book.cubes.put(FC, 20.0);
    partners.expect(List.of(receipt(40)));

    assertThat(events(partners, Commands.MONDAY.plus(Duration.ofDays(3)))).hasSize(1);
    assertThat(book.cube(FC)).isEqualTo(50);
    assertThat(book.waiting).isEqualTo(10);

    partners.take(Commands.assignment("A-1", Duration.ofDays(4)));
    List<SpecificRecord> later = events(partners, LATE);
    long shipped = later.stream().filter(r -> is(r, AckKind.SHIPPED)).count();
    assertThat(shipped).isEqualTo(1);
    assertThat(later)
        .anyMatch(r -> r instanceof Receipt rest && rest.getReceiptId().equals("GR.1"));
    assertThat(later).extracting(FormCheck::check).containsOnly(Optional.empty());
    assertThat(book.cube(FC)).isEqualTo(50);
  }

  @Test
  void shouldSendWhatIsTooMuchOnTheNextDayOrDeparture() {
    Partners partners = partners(limited(DC, null, null, 10.0));
    partners.take(Commands.transfer("T-1", 25).build());
    partners.take(Commands.transfer("T-2", 5).setFirstUnit(26).setLastUnit(30).build());

    List<Ack> all = acks(partners, LATE);

    List<Ack> shipped = all.stream().filter(a -> a.getKind() == AckKind.SHIPPED).toList();
    assertThat(shipped.get(0).getOccurredAt()).isEqualTo(Commands.DEPARTURE);
    // The first took the flow of two days and a half; the departure is at the same time of day.
    Duration wait = Duration.between(Commands.DEPARTURE, shipped.get(1).getOccurredAt());
    assertThat(wait).isBetween(Duration.ofDays(2), Duration.ofDays(3));
    assertThat(shipped).extracting(Ack::getUnits).containsExactly(25L, 5L);
    Ack second = received(all).get(1);
    assertThat(second.getOccurredAt()).isAfter(shipped.get(1).getOccurredAt());
    assertThat(book.late).containsExactly("DC-EAST 5");
  }

  @Test
  void shouldAnswerNothingWhileASiteIsShut() {
    Instant until = Commands.MONDAY.plus(Duration.ofDays(5));
    Network shut = with(FC, node -> node.setStatus(List.of(closed(Commands.MONDAY, until))));
    Partners partners = new Partners(versions(shut), 3, Behaviour.FLAWLESS, book, true);
    partners.take(Commands.assignment("A-1", Duration.ofMinutes(90)));
    partners.take(Commands.transfer("T-1", 20).build());

    List<Ack> meanwhile = acks(partners, until.minusSeconds(1));
    assertThat(meanwhile).noneMatch(ack -> ack.getNode().equals(FC));
    assertThat(book.waiting).isEqualTo(20);

    List<Ack> after = acks(partners, LATE);
    assertThat(after).noneMatch(ack -> ack.getOccurredAt().isBefore(until));
    assertThat(received(after)).singleElement().matches(ack -> ack.getUnits() == 20);
    // The order had lapsed by then: nobody takes it up.
    assertThat(after).noneMatch(ack -> ack.getCommandId().equals("A-1"));
    assertThat(book.waiting).isZero();
  }

  @Test
  void shouldNotHoldUpWhatIsOnTheWayWhereTheSourceShutsBeforeItHasSaidSoTwice() {
    Instant until = Commands.MONDAY.plus(Duration.ofDays(30));
    Instant shutsAt = Commands.DEPARTURE.plusSeconds(30);
    Network shut = with(DC, node -> node.setStatus(List.of(closed(shutsAt, until))));
    Partners partners =
        new Partners(versions(shut), 3, new Behaviour(0, 0, 0, 0, 0, 1), book, true);
    partners.take(Commands.transfer("T-1", 20).build());

    List<Ack> before = acks(partners, until.minusSeconds(1));
    List<Ack> after = acks(partners, LATE);

    assertThat(received(before)).first().matches(ack -> ack.getUnits() == 20);
    assertThat(received(after)).isEmpty();
    Ack shipped =
        before.stream().filter(ack -> ack.getKind() == AckKind.SHIPPED).findFirst().orElseThrow();
    assertThat(after).as("said again in the same words").contains(shipped);
  }

  @Test
  void shouldRepeatOnlyWhatWasSaidInOneWord() {
    Behaviour twice = new Behaviour(0, 0, 0, 0, 0, 1);
    Network network = limited(FC, null, 15.0, null);
    Partners partners = new Partners(versions(network), 3, twice, book, true);
    partners.take(Commands.transfer("T-1", 10).build());
    partners.take(Commands.transfer("T-2", 40).setFirstUnit(11).setLastUnit(50).build());

    List<Ack> received = received(acks(partners, LATE));

    assertThat(received.stream().distinct().mapToLong(Ack::getUnits).sum()).isEqualTo(50);
    assertThat(received.stream().map(Ack::getEventId).distinct().count())
        .isEqualTo(received.stream().distinct().count());
  }

  private Partners partners(Network network) {
    return new Partners(versions(network), 3, Behaviour.FLAWLESS, book, true);
  }

  private static TreeMap<Instant, Network> versions(Network network) {
    return new TreeMap<>(Map.of(network.getEffectiveAt(), network));
  }

  private static Network limited(String node, Double room, Double in, Double out) {
    Capacity capacity =
        Capacity.newBuilder()
            .setFromOn(LocalDate.of(2026, 1, 1))
            .setStorageCube(room)
            .setInboundUnitsPerDay(in)
            .setOutboundUnitsPerDay(out)
            .build();
    return with(node, n -> n.setCapacity(List.of(capacity)));
  }

  private static Network with(String id, UnaryOperator<Node.Builder> change) {
    List<Node> nodes =
        NETWORK.getNodes().stream()
            .map(n -> n.getNode().equals(id) ? change.apply(Node.newBuilder(n)).build() : n)
            .toList();
    return Network.newBuilder(NETWORK).setNodes(nodes).build();
  }

  private static StatusSpan closed(Instant from, Instant until) {
    return StatusSpan.newBuilder()
        .setStatus(NodeStatus.CLOSED)
        .setFromAt(from)
        .setUntilAt(until)
        .build();
  }

  private static Receipt receipt(long units) {
    return Receipt.newBuilder()
        .setEventId("gr")
        .setSource("test")
        .setOccurredAt(Commands.MONDAY.plusSeconds(60))
        .setSku("MUG")
        .setReceiptId("GR")
        .setNode(FC)
        .setPoRef("PO")
        .setGoodUnits(units)
        .setLast(true)
        .build();
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneId.of("America/New_York")).toLocalDate();
  }

  private static boolean is(SpecificRecord record, AckKind kind) {
    return record instanceof Ack ack && ack.getKind() == kind;
  }

  private static List<Ack> received(List<Ack> acks) {
    return acks.stream().filter(ack -> ack.getKind() == AckKind.RECEIVED).toList();
  }

  private List<Ack> acks(Partners partners, Instant until) {
    return events(partners, until).stream().map(record -> (Ack) record).toList();
  }

  private List<SpecificRecord> events(Partners partners, Instant until) {
    List<SpecificRecord> all = new ArrayList<>();
    for (FeedRow.Event e = partners.next(until); e != null; e = partners.next(until)) {
      book.booked(e.record());
      all.add(e.record());
    }
    return all;
  }
}
