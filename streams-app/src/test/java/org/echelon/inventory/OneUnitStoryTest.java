package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One unit from the vendor to the customer, through every bucket. */
class OneUnitStoryTest {
  private static final int DC = LedgerStory.DC;
  private static final int FC = LedgerStory.FC;
  private final LedgerStory story = new LedgerStory();

  @Test
  void shouldFollowOneUnitFromVendorToCustomer() {
    CommandTerms purchase = story.purchase(1);
    assertThat(story.buckets(DC)).isEqualTo("0/0/0/0/0/1");

    story.at(60);
    story.ack(purchase, AckKind.SHIPPED, 1);
    assertThat(story.state(purchase)).isEqualTo(CommandState.SHIPPED);
    assertThat(story.buckets(DC)).isEqualTo("0/0/0/0/0/1");

    story.at(120);
    story.book(receipt("GR-1", DC, purchase));
    assertThat(story.state(purchase)).isEqualTo(CommandState.RECEIVED);
    assertThat(story.buckets(DC)).isEqualTo("1/0/0/0/0/0");
    assertThat(story.stock.units(Flow.FROM_VENDORS)).isEqualTo(1);

    story.at(180);
    CommandTerms transfer = story.transfer(1);
    assertThat(story.buckets(DC)).isEqualTo("0/1/0/0/0/0");
    assertThat(story.buckets(FC)).isEqualTo("0/0/0/0/0/1");

    story.at(240);
    story.ack(transfer, AckKind.SHIPPED, 1);
    assertThat(story.buckets(DC)).isEqualTo("0/0/0/0/0/0");
    assertThat(story.buckets(FC)).isEqualTo("0/0/0/1/0/0");

    story.at(300);
    Booking ordered = story.order("SO-1", 1);
    assertThat(ordered.needsRouting()).isTrue();
    assertThat(story.stock.waitingUnits()).isEqualTo(1);

    story.at(360);
    Booking arrived = story.book(receipt("GR-2", FC, transfer));
    assertThat(arrived.needsRouting()).isTrue();
    assertThat(story.buckets(FC)).isEqualTo("1/0/0/0/0/0");

    CommandTerms assignment = story.assign("SO-1", FC, 1);
    assertThat(story.buckets(FC)).isEqualTo("0/1/0/0/0/0");
    assertThat(story.stock.waitingUnits()).isZero();
    assertThat(story.docs.waitingLines(LedgerStory.SKU)).isEmpty();

    story.at(420);
    story.ship("SO-1", "SH-1", FC, 1, assignment.commandId());
    assertThat(story.state(assignment)).isEqualTo(CommandState.DONE);
    assertThat(story.line("SO-1").open()).isZero();
    assertThat(story.buckets(FC)).isEqualTo("0/0/0/0/0/0");
    assertThat(story.stock.units(Flow.SHIPPED_TO_CUSTOMERS)).isEqualTo(1);
    assertThat(story.stock.units(Flow.CORRECTIONS)).isZero();
  }

  @Test
  void shouldBookOneReceiptOnceWhicheverTopicTellsIt() {
    story.open(DC, 5);
    CommandTerms transfer = story.transfer(5);
    story.at(60);
    story.ack(transfer, AckKind.RECEIVED, "GR-2", 1, false, null);

    assertThat(story.book(receipt("GR-2", FC, transfer)).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(story.buckets(FC)).isEqualTo("1/0/0/0/0/4");
  }

  private ReceiptFact receipt(String receiptId, int node, CommandTerms command) {
    return new ReceiptFact(
        story.head(1),
        LedgerStory.SKU,
        receiptId,
        node,
        command.commandId(),
        null,
        1,
        0,
        DamagedTo.WRITTEN_OFF,
        false,
        null);
  }
}
