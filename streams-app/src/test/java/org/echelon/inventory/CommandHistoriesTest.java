package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

/**
 * Random histories of commands through the whole ledger, counts among them, each told in three
 * orders with repetitions.
 */
class CommandHistoriesTest {
  private static final int HISTORIES = 10_000;
  private static final int COMMANDED = 40;
  private static final long[] UNITS = {0, 5, 15, 25, 40, 45};
  private static final long ISSUED = LedgerStory.START;
  private static final long EXPIRES = ISSUED + LedgerStory.DAY;
  private static final StockLedger LEDGER = new StockLedger();

  private final Random random = Seeds.random(20261121);
  private final Set<CommandState> reached = EnumSet.noneOf(CommandState.class);

  @Test
  void shouldReachTheSameEndInEveryOrderAndConserveUnits() {
    for (int history = 0; history < HISTORIES; history++) {
      CommandKind kind = CommandKind.values()[history % CommandKind.values().length];
      List<AckFact> acks = acks(kind);
      List<AdjustmentFact> counts = counts();
      boolean expires = random.nextBoolean();
      String first = null;
      for (int order = 0; order < 3; order++) {
        List<StockFact> told = new ArrayList<>(acks);
        told.addAll(counts);
        told.add(acks.get(random.nextInt(acks.size())));
        told.add(acks.get(random.nextInt(acks.size())));
        if (order > 0) {
          Collections.shuffle(told, random);
        }
        String end = tell(kind, told, expires ? random.nextInt(told.size() + 1) : -1);
        first = first == null ? end : first;
        assertThat(end).as("order %d of %s", order, acks).isEqualTo(first);
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(CommandState.values());
  }

  /** Tells the facts; the clock passes the expiry before the fact at {@code expiryStep}. */
  private String tell(CommandKind kind, List<StockFact> facts, int expiryStep) {
    LedgerStory story = new LedgerStory();
    story.open(LedgerStory.DC, 100);
    story.order("SO-1", 60);
    CommandTerms command = command(kind, story);
    LEDGER.release(story.stock, story.docs, command);
    for (int step = 0; step <= facts.size(); step++) {
      if (step == expiryStep) {
        story.now = EXPIRES + 1;
        LEDGER.expire(story.stock, story.docs, DocumentKey.command(command.commandId()), story.now);
        check(story);
      }
      if (step < facts.size()) {
        StockFact fact = facts.get(step);
        Booking booking = LEDGER.book(story.stock, story.docs, fact, story.now);
        if (!booking.refusals().isEmpty()) {
          throw new AssertionError(booking.refusal() + " of " + fact);
        }
        check(story);
      }
    }
    CommandDocument document = story.command(command.commandId());
    CommandStatus status = document.status();
    reached.add(status.state());
    assertMovementsExplainBuckets(status.contribution());
    return status.state() + " " + story.picture() + document.acks().keySet();
  }

  private static void check(LedgerStory story) {
    if (story.stock.unbalancedUnits() != 0 || story.stock.frozen()) {
      throw new AssertionError("unbalanced " + story.stock);
    }
    for (int node = 0; node < story.stock.nodeBound(); node++) {
      for (Bucket bucket : Bucket.values()) {
        if (bucket != Bucket.ON_HAND && story.stock.at(node).units(bucket) < 0) {
          throw new AssertionError(bucket + " below zero at " + node + ": " + story.stock);
        }
      }
    }
  }

  private static void assertMovementsExplainBuckets(Contribution contribution) {
    for (int row = 0; row < contribution.size(); row++) {
      int node = contribution.node(row);
      Movement sum = Movement.NONE;
      for (Contribution.DatedMovement moved : contribution.movements()) {
        sum = moved.node() == node ? sum.plus(moved.movement()) : sum;
      }
      long sellable =
          contribution.unitsOf(row, Bucket.ON_HAND) + contribution.unitsOf(row, Bucket.RESERVED);
      assertThat(sum)
          .isEqualTo(new Movement(sellable, contribution.unitsOf(row, Bucket.HELD), sum.missing()));
    }
  }

  /** Half of the histories have a count at one end, between what is in time and what is late. */
  private List<AdjustmentFact> counts() {
    if (random.nextBoolean()) {
      return List.of();
    }
    int node = random.nextBoolean() ? LedgerStory.DC : LedgerStory.FC;
    long counted = ISSUED + LedgerStory.DAY / 2;
    CountScope scope = CountScope.values()[random.nextInt(2)];
    return List.of(
        new AdjustmentFact(
            new FactHead("c", "wms", counted, 1, false),
            LedgerStory.SKU,
            node,
            "CC-1",
            new AdjustmentTerms(
                AdjustmentKind.COUNT, 50, counted, scope, ReturnTo.HELD, "CYCLE_COUNT")));
  }

  private static CommandTerms command(CommandKind kind, LedgerStory story) {
    CommandTiming timing = new CommandTiming(ISSUED, EXPIRES, ISSUED, EXPIRES);
    SkuStock stock = story.stock;
    return switch (kind) {
      case TRANSFER ->
          CommandTerms.transfer(stock, "DC>FC", LedgerStory.DC, LedgerStory.FC, COMMANDED, timing);
      case PURCHASE ->
          CommandTerms.purchase(
              stock, "V>FC", LedgerStory.VENDOR, LedgerStory.FC, COMMANDED, timing);
      case ASSIGNMENT ->
          CommandTerms.assignment(
              LedgerStory.SKU, story.line("SO-1"), "DC>Z1", LedgerStory.DC, COMMANDED, timing);
    };
  }

  private List<AckFact> acks(CommandKind kind) {
    LedgerStory story = new LedgerStory();
    story.order("SO-1", 60);
    return List.of(RandomAcks.of(command(kind, story), random, UNITS));
  }
}
