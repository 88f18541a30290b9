package org.echelon.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A vendor V takes orders of 100 and more a day; its units cost 2 each. */
class VendorOrderTest {
  private static final long MICROS = 1_000_000;

  @Test
  void shouldOrderWhatIsWantedOnceItIsWorthEnough() {
    GateStory story = vendor();

    // when
    story.offer(0, wanted("A", 30, 5)).offer(1, wanted(1, "B", 20, 3), filler(1, "B", 40, -0.1));

    assertThat(story.granted()).containsExactly("0:A=30", "1:B=20");
  }

  @Test
  void shouldWaitWhileTheOrderIsTooSmallAndFillingItUpDoesNotPay() {
    GateStory story = vendor();

    // when
    story.offer(0, wanted("A", 10, 0.2)).offer(1, filler(1, "B", 60, -0.1));

    assertThat(story.granted()).isEmpty();
    assertThat(story.newestList().complete()).isTrue();
    assertThat(story.newestList().units()).isZero();
  }

  @Test
  void shouldFillUpWithTheBestUnitsWhenTheOrderEarnsSomethingAllTheSame() {
    GateStory story = vendor();

    // when
    story
        .offer(0, wanted("A", 10, 2), filler(0, "A", 30, -0.3))
        .offer(1, filler(1, "B", 25, -0.1), filler(1, "C", 9, -0.4));

    // 20 of the value is wanted, 50 comes from B and 30 from A: 20 earned, 2.50 and 4.50 paid.
    assertThat(story.granted()).containsExactly("0:A=25", "1:B=25");
  }

  @Test
  void shouldCountWhatWasOrderedEarlierThatDay() {
    GateStory story =
        GateStory.of(GateStory.VENDOR, 2, "2026-11-21T08:00").tick("2026-11-21T08:00");
    story.request("node:V", false).tick("2026-11-21T10:00");
    story.offer(0, wanted("A", 60, 5)).offer(1).settle(0, 60, "P-a");

    // when
    story.tick("2026-11-21T17:00").offer(0, wanted("A", 1, 5)).offer(1);

    assertThat(story.granted()).containsExactly("0:A=60", "0:A=1");
  }

  @Test
  void shouldNotCountWhatBecameNoCommand() {
    GateStory story =
        GateStory.of(GateStory.VENDOR, 2, "2026-11-21T08:00").tick("2026-11-21T08:00");
    story.request("node:V", false).tick("2026-11-21T10:00");
    story.offer(0, wanted("A", 60, 5)).offer(1).settleUnused(0, 120 * MICROS);

    // when
    story.tick("2026-11-21T17:00").offer(0, wanted("A", 1, 5)).offer(1);

    assertThat(story.granted()).containsExactly("0:A=60");
    assertThat(story.grants.get(0).lines().get(0).unitCostMicros()).isEqualTo(2 * MICROS);
  }

  private static GateStory vendor() {
    return GateStory.of(GateStory.VENDOR, 2, "2026-11-21T08:00").tick("2026-11-21T17:00");
  }

  private static OfferedStep wanted(String sku, long units, double margin) {
    return wanted(0, sku, units, margin);
  }

  private static OfferedStep wanted(int partition, String sku, long units, double margin) {
    return step(partition, sku, 0, units, margin);
  }

  private static OfferedStep filler(int partition, String sku, long units, double margin) {
    return step(partition, sku, 1, units, margin);
  }

  private static OfferedStep step(int partition, String sku, int no, long units, double margin) {
    return new OfferedStep(
        partition,
        sku,
        "V>DC",
        no,
        units,
        1,
        1,
        margin,
        OfferedStep.rank(margin, 1),
        2 * MICROS,
        100 * MICROS);
  }
}
