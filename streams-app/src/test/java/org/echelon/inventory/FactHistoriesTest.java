package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random facts of every kind through the whole ledger, each history told three times: in the order
 * it was stated, and twice shuffled with repetitions. Units are conserved after every record and
 * the end is the same.
 *
 * <p>Where stock is scarce, who got his units reserved depends on who came first, so there free and
 * reserved units are compared together.
 */
class FactHistoriesTest {
  private static final int TELLINGS = 3;
  private static final long NOW = LedgerStory.START + 21 * LedgerStory.HOUR;
  private static final StockLedger LEDGER = new StockLedger();

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private long records;

  @ParameterizedTest
  @CsvSource({"ample, 100, 8000", "scarce, 8, 4000"})
  void shouldEndAlikeInAnyOrderAndConserveUnits(String stock, int units, int histories) {
    Random random = new Random(units);
    for (int history = 0; history < histories; history++) {
      CommandTerms transfer = transfer(units);
      List<StockFact> facts = RandomFacts.of(random, units, transfer);
      String first = null;
      for (int telling = 0; telling < TELLINGS; telling++) {
        List<StockFact> told = new ArrayList<>(facts);
        if (telling > 0) {
          told.add(facts.get(random.nextInt(facts.size())));
          told.add(facts.get(random.nextInt(facts.size())));
          Collections.shuffle(told, random);
        }
        String end = tell(told, transfer, units, stock.equals("scarce"));
        first = first == null ? end : first;
        if (!end.equals(first)) {
          throw new AssertionError(first + "\nbut\n" + end + "\nafter\n" + text(told));
        }
      }
    }
    System.out.println(
        stock + " stock: " + histories + " histories, " + records + " records, " + outcomes);
    assertThat(outcomes.keySet())
        .containsExactlyInAnyOrder(Outcome.APPLIED, Outcome.DUPLICATE, Outcome.STALE);
  }

  private String tell(List<StockFact> facts, CommandTerms transfer, int units, boolean scarce) {
    LedgerStory story = new LedgerStory();
    story.at(-60);
    story.open(LedgerStory.DC, units);
    story.open(LedgerStory.FC, units);
    LEDGER.release(story.stock, story.docs, transfer);
    for (StockFact fact : facts) {
      Booking booking = LEDGER.book(story.stock, story.docs, fact, NOW);
      outcomes.merge(booking.outcome(), 1, Integer::sum);
      records++;
      if (story.stock.unbalancedUnits() != 0 || booking.refusal() != null) {
        throw new AssertionError(
            fact + " " + booking + " leaves\n" + story.stock + "\nafter\n" + text(facts));
      }
    }
    return scarce ? pooled(story) : story.picture() + missing(story);
  }

  private static CommandTerms transfer(int units) {
    long issuedAt = LedgerStory.START - LedgerStory.HOUR;
    return RandomAcks.terms(
        CommandKind.TRANSFER, Math.min(units, 4), issuedAt, issuedAt + 2 * LedgerStory.DAY);
  }

  private static String missing(LedgerStory story) {
    return " missing " + story.stock.at(0).missing() + ' ' + story.stock.at(1).missing();
  }

  private static String pooled(LedgerStory story) {
    StringBuilder text = new StringBuilder();
    for (int node = 0; node < 2; node++) {
      NodeStock at = story.stock.at(node);
      text.append(at.onHand() + at.reserved()).append(' ').append(at.held()).append(' ');
      text.append(at.inTransit()).append(' ').append(at.writtenOff()).append(' ');
    }
    for (Flow flow : Flow.values()) {
      text.append(story.stock.units(flow)).append(' ');
    }
    return text + missing(story);
  }

  private static String text(List<StockFact> facts) {
    StringBuilder text = new StringBuilder();
    facts.forEach(fact -> text.append(fact).append('\n'));
    return text.toString();
  }
}
