package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions of another planner in the ledger; every booking must leave the units balanced. */
class ExternalDecisionTest {
  private static final String ID = "PO-1";
  private LedgerStory story = new LedgerStory();

  @Test
  void shouldExpectAPurchaseUntilItArrives() {
    decide(1, true, 40, ExternalStatus.EXECUTED);
    assertThat(shown(LedgerStory.FC)).isEqualTo("0/0/0/40");

    receive("GR-1", 25, false);
    assertThat(shown(LedgerStory.FC)).isEqualTo("25/0/0/15");

    receive("GR-2", 10, true);
    assertThat(shown(LedgerStory.FC)).isEqualTo("35/0/0/0");
    assertThat(story.stock.units(Flow.FROM_VENDORS)).isEqualTo(35);
  }

  @Test
  void shouldSetATransferAsideMoveItAndWriteOffWhatIsLost() {
    story.open(LedgerStory.DC, 100);
    story.at(60);

    decide(1, false, 40, ExternalStatus.PROPOSED);
    assertThat(shown(LedgerStory.DC)).isEqualTo("60/40/0/0");
    assertThat(shown(LedgerStory.FC)).isEqualTo("0/0/0/40");

    decide(2, false, 40, ExternalStatus.EXECUTED);
    assertThat(shown(LedgerStory.DC)).isEqualTo("60/0/0/0");
    assertThat(shown(LedgerStory.FC)).isEqualTo("0/0/40/0");

    receive("GR-1", 37, true);
    assertThat(shown(LedgerStory.FC)).isEqualTo("37/0/0/0");
    assertThat(story.stock.at(LedgerStory.FC).writtenOff()).isEqualTo(3);
    assertThat(story.stock.units(Flow.FROM_VENDORS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldEndAlikeInWhateverOrderThingsAreTold(boolean purchase) {
    List<String> ends = new ArrayList<>();
    for (List<Integer> order : permutations(List.of(0, 1, 2, 3))) {
      story = new LedgerStory();
      story.open(LedgerStory.DC, 100);
      story.at(60);
      for (int step : order) {
        switch (step) {
          case 0 -> decide(1, purchase, 40, ExternalStatus.PROPOSED);
          case 1 -> decide(2, purchase, 44, ExternalStatus.EXECUTED);
          case 2 -> receive("GR-1", 20, false);
          default -> receive("GR-2", 11, false);
        }
      }
      ends.add(shown(LedgerStory.DC) + " " + shown(LedgerStory.FC));
    }
    String expected = purchase ? "100/0/0/0 31/0/0/13" : "56/0/0/0 31/0/13/0";
    assertThat(ends).hasSize(24).allMatch(expected::equals);
  }

  @Test
  void shouldTellRepeatedStaleAndContradictingRevisionsApart() {
    decide(2, true, 40, ExternalStatus.EXECUTED);

    assertThat(decide(2, true, 40, ExternalStatus.EXECUTED).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(decide(1, true, 60, ExternalStatus.EXECUTED).outcome()).isEqualTo(Outcome.STALE);
    Booking other = decide(2, true, 41, ExternalStatus.EXECUTED);
    assertThat(other.refusal().code()).isEqualTo("DOC_CONFLICT");
    assertThat(shown(LedgerStory.FC)).isEqualTo("0/0/0/40");

    decide(3, true, 30, ExternalStatus.EXECUTED);
    assertThat(shown(LedgerStory.FC)).isEqualTo("0/0/0/30");
    decide(4, true, 30, ExternalStatus.CANCELLED);
    assertThat(shown(LedgerStory.FC)).isEqualTo("0/0/0/0");
  }

  @Test
  void shouldForgetAProposalThatNobodyExecuted() {
    decide(1, true, 40, ExternalStatus.PROPOSED);

    // when
    story.at(24 * 60 + 1);
    story.docs.due(story.now).forEach(due -> expire(due.key()));

    assertThat(shown(LedgerStory.FC)).isEqualTo("0/0/0/0");
    decide(2, true, 40, ExternalStatus.EXECUTED);
    assertThat(shown(LedgerStory.FC)).isEqualTo("0/0/0/40");
  }

  @Test
  void shouldEndWithTheLastReceiptWhetherItOrTheDecisionIsToldFirst() {
    receive("GR-1", 31, true);

    decide(1, true, 40, ExternalStatus.EXECUTED);

    assertThat(shown(LedgerStory.FC)).isEqualTo("31/0/0/0");
  }

  @Test
  void shouldExpectTheRestAgainWhenTheLastReceiptIsTakenBack() {
    decide(1, true, 40, ExternalStatus.EXECUTED);
    receive("GR-1", 25, true);
    assertThat(shown(LedgerStory.FC)).isEqualTo("25/0/0/0");

    receive("GR-1", 2, false, 25, false);
    assertThat(shown(LedgerStory.FC)).isEqualTo("25/0/0/15");
    receive("GR-2", 1, true, 9, true);

    assertThat(shown(LedgerStory.FC)).as("a receipt that never was").isEqualTo("25/0/0/15");
  }

  @Test
  void shouldMoveNothingWhereWeDecide() {
    story.open(LedgerStory.DC, 100);
    Booking booking = book(1, false, 40, ExternalStatus.EXECUTED, false);

    assertThat(booking.outcome()).isEqualTo(Outcome.APPLIED);
    // A later word comes after the planners were switched; whose it was stays.
    book(2, false, 50, ExternalStatus.EXECUTED, true);
    assertThat(shown(LedgerStory.DC)).isEqualTo("100/0/0/0");
    assertThat(shown(LedgerStory.FC)).isEqualTo("0/0/0/0");
  }

  private void expire(DocumentKey key) {
    story.ledger.expire(story.stock, story.docs, key, story.now);
    assertThat(story.stock.unbalancedUnits()).isZero();
  }

  private Booking decide(int revision, boolean purchase, long units, ExternalStatus status) {
    return book(revision, purchase, units, status, true);
  }

  private Booking book(
      int revision, boolean purchase, long units, ExternalStatus status, boolean counts) {
    int from = purchase ? LedgerStory.VENDOR : LedgerStory.DC;
    long expiresAt = LedgerStory.START + LedgerStory.DAY;
    ExternalTerms terms =
        new ExternalTerms(
            purchase, from, LedgerStory.FC, units, status, LedgerStory.START, 0, expiresAt);
    return story.book(new ExternalFact(story.head(revision), LedgerStory.SKU, ID, terms, counts));
  }

  private void receive(String receiptId, long units, boolean last) {
    receive(receiptId, 1, false, units, last);
  }

  private void receive(
      String receiptId, int revision, boolean withdrawn, long units, boolean last) {
    story.book(
        new ReceiptFact(
            new FactHead("e-" + receiptId, "story", story.now, revision, withdrawn),
            LedgerStory.SKU,
            receiptId,
            LedgerStory.FC,
            null,
            ID,
            units,
            0,
            DamagedTo.WRITTEN_OFF,
            last,
            null));
  }

  /** Buckets of a node as onHand/reserved/inTransit/onOrder. */
  private String shown(int node) {
    NodeStock at = story.stock.at(node);
    return at.onHand() + "/" + at.reserved() + "/" + at.inTransit() + "/" + at.onOrder();
  }

  private static List<List<Integer>> permutations(List<Integer> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (Integer first : items) {
      List<Integer> rest = new ArrayList<>(items);
      rest.remove(first);
      for (List<Integer> order : permutations(rest)) {
        List<Integer> one = new ArrayList<>(List.of(first));
        one.addAll(order);
        all.add(one);
      }
    }
    return all;
  }
}
