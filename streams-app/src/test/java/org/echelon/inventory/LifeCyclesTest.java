package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.measure.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random answers to a command, each history told twice with repetitions: as it happened, and
 * shuffled, the command itself and the passing of its expiry coming at any point. Units are
 * conserved after every step, no bucket but free stock falls below zero, and every telling ends as
 * the set of answers says.
 */
class LifeCyclesTest {
  private static final int HISTORIES = 200_000;
  private static final int TELLINGS = 2;
  private static final int COMMANDED = 40;
  private static final long[] UNITS = {0, 5, 15, 25, 40, 45};
  private static final long ISSUED = LedgerStory.START;
  private static final long EXPIRES = ISSUED + LedgerStory.DAY;
  private static final Bucket[] BUCKETS = Bucket.values();
  private static final int RELEASE = -1;
  private static final int EXPIRY = -2;

  private final Map<CommandState, Integer> ends = new EnumMap<>(CommandState.class);
  private long steps;

  @ParameterizedTest
  @EnumSource(CommandKind.class)
  void shouldEndAsTheSetOfAnswersSaysAndConserveUnitsOnTheWay(CommandKind kind) {
    Random random = Seeds.random(20261121 + kind.ordinal());
    CommandTerms terms = RandomAcks.terms(kind, COMMANDED, ISSUED, EXPIRES);
    for (int history = 0; history < HISTORIES; history++) {
      AckFact[] acks = RandomAcks.of(terms, random, UNITS);
      boolean clockPasses = random.nextBoolean();
      PlainFold plain = new PlainFold(terms, newest(acks), clockPasses);
      for (int telling = 0; telling < TELLINGS; telling++) {
        int[] order = order(acks.length, clockPasses, telling > 0, random);
        tell(terms, acks, order, plain);
      }
      ends.merge(plain.state(), 1, Integer::sum);
    }
    System.out.println(
        kind + ": " + HISTORIES + " histories, " + steps + " steps, ended as " + ends);
    assertThat(ends.keySet()).containsExactlyInAnyOrder(RandomAcks.states(kind));
  }

  /** What is left of some answers when each document keeps its highest revision. */
  private static SortedMap<AckKey, Ack> newest(AckFact[] acks) {
    SortedMap<AckKey, Ack> newest = new TreeMap<>();
    for (AckFact fact : acks) {
      newest.merge(
          fact.key(),
          fact.ack(),
          (one, two) -> one.stamp().revision() > two.stamp().revision() ? one : two);
    }
    return newest;
  }

  /** Each answer once, two of them again, the release, and perhaps the expiry. */
  private static int[] order(int acks, boolean clockPasses, boolean shuffled, Random random) {
    int[] order = new int[acks + (clockPasses ? 4 : 3)];
    order[0] = RELEASE;
    for (int i = 1; i <= acks; i++) {
      order[i] = i - 1;
    }
    order[acks + 1] = random.nextInt(acks);
    order[acks + 2] = random.nextInt(acks);
    if (clockPasses) {
      order[acks + 3] = EXPIRY;
    }
    for (int i = order.length - 1; shuffled && i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[i];
      order[i] = order[j];
      order[j] = other;
    }
    return order;
  }

  private void tell(CommandTerms terms, AckFact[] acks, int[] order, PlainFold plain) {
    SkuStock stock = new SkuStock(LedgerStory.SKU);
    CommandDocument command = CommandDocument.unknown(terms.commandId());
    Contribution before = command.contribution();
    long now = ISSUED;
    for (int step : order) {
      switch (step) {
        case RELEASE -> command = command.withTerms(terms);
        case EXPIRY -> now = EXPIRES + 1;
        default -> command = told(command, acks[step]);
      }
      command = command.at(now);
      Contribution after = command.contribution();
      stock.apply(before, -1);
      stock.apply(after, 1);
      before = after;
      steps++;
      check(stock, acks, order);
    }
    stock.apply(plain.expected(), -1);
    if (command.status().state() != plain.state() || !isEmpty(stock)) {
      throw new AssertionError(
          "%s, not %s, and off by %s%n after %s of %s"
              .formatted(
                  command.status().state(),
                  plain.state(),
                  stock,
                  Arrays.toString(order),
                  Arrays.toString(acks)));
    }
  }

  private static CommandDocument told(CommandDocument command, AckFact fact) {
    Ack known = command.acks().get(fact.key());
    Ack ack = fact.ack();
    boolean newer =
        known == null
            || known.stamp().judge(ack.stamp(), known.saysTheSame(ack)) == Outcome.APPLIED;
    return newer ? command.withAck(fact.key(), ack) : command;
  }

  private static void check(SkuStock stock, AckFact[] acks, int[] order) {
    boolean sound = stock.unbalancedUnits() == 0;
    for (int node = 0; node < stock.nodeBound(); node++) {
      for (Bucket bucket : BUCKETS) {
        sound &= bucket == Bucket.ON_HAND || stock.at(node).units(bucket) >= 0;
      }
    }
    if (!sound) {
      throw new AssertionError(
          stock + " after some of " + Arrays.toString(order) + " of " + Arrays.toString(acks));
    }
  }

  private static boolean isEmpty(SkuStock stock) {
    boolean empty = true;
    for (int node = 0; node < stock.nodeBound(); node++) {
      for (Bucket bucket : BUCKETS) {
        empty &= stock.at(node).units(bucket) == 0;
      }
    }
    for (Flow flow : Flow.values()) {
      empty &= stock.units(flow) == 0;
    }
    return empty;
  }
}
