package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.control.ControlAction;
import org.echelon.event.Forecast;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fault in one SKU takes back what it did and holds that SKU; the others go on. */
class FaultTest {
  private static final String MUG = "MUG";
  private static final String BAD = "BAD";

  private final BrokenTable documents = new BrokenTable();
  private final Scenario scenario = new Scenario(0, Scenario.tables(documents));

  /** Throws at a chosen look-up of one SKU. */
  private static final class BrokenTable extends MemoryTable {
    private int lookUpsLeft = Integer.MAX_VALUE;

    @Override
    public byte[] get(byte[] key) {
      if (new String(key, StandardCharsets.ISO_8859_1).contains(BAD) && lookUpsLeft-- == 0) {
        throw new IllegalStateException("broken on purpose");
      }
      return super.get(key);
    }
  }

  @BeforeEach
  void stock() {
    scenario.feed("small", LogKind.NETWORK, Worlds.network(1));
    scenario.tick();
    for (String sku : List.of(BAD, MUG)) {
      scenario.item(sku, 1);
      scenario.forecast(sku, 1, 20, 20);
      scenario.count(sku, "DC", 30);
      scenario.count(sku, "FC-E", 2);
      scenario.count(sku, "FC-W", 2);
    }
  }

  @Test
  void shouldFreezeOnlyTheSkuThatFailed() {
    documents.lookUpsLeft = 0;

    // when
    scenario.order("SO-1", BAD, 1, "Z-E");
    scenario.order("SO-2", MUG, 1, "Z-E");

    assertThat(scenario.assignments()).singleElement().matches(c -> c.getSku().equals(MUG));
    scenario.grant("FC-E", BAD, "DC>FC-E", 4);
    scenario.grant("FC-E", MUG, "DC>FC-E", 4);
    assertThat(scenario.transfers()).singleElement().matches(c -> c.getSku().equals(MUG));
    scenario.ask("FC-W", "DC>FC-W");
    assertThat(scenario.out.toGates(Offer.class).get(0).getLines())
        .isNotEmpty()
        .extracting(OfferLine::getSku)
        .containsOnly(MUG);
    assertThat(scenario.report().getGaps().getSkusFrozen()).isEqualTo(1);
    assertThat(scenario.report().getGaps().getUnitsUnbalanced()).isZero();
    assertThat(scenario.report().getOutcomes().getRefused()).isEqualTo(1);
  }

  @Test
  void shouldSendNothingThatWasNotBookedWhereverItFails() {
    int lookUp = 0;
    boolean failed = true;
    while (failed) {
      BrokenTable table = new BrokenTable();
      Scenario one = new Scenario(0, Scenario.tables(table));
      one.replay(scenario.log, i -> {});
      table.lookUpsLeft = lookUp++;

      // when
      one.order("SO-" + lookUp, BAD, 33, "Z-E");

      failed = one.report().getGaps().getSkusFrozen() > 0;
      table.lookUpsLeft = Integer.MAX_VALUE;
      if (failed) {
        assertThat(one.out.commands()).isEmpty();
        assertThat(one.buckets(BAD, "FC-E")).isEqualTo("2/0/0/0");
      } else {
        assertThat(one.assignments()).hasSize(3);
      }
    }
    // One look-up finds the line and its first assignment, two more the other two; then it works.
    assertThat(lookUp).isEqualTo(4);
  }

  @Test
  void shouldGoOnWithTheTickWhenSomethingDueFails() {
    scenario.order("SO-1", BAD, 1, "Z-E");
    scenario.order("SO-2", MUG, 1, "Z-E");
    documents.lookUpsLeft = 0;

    // when
    scenario.after(Duration.ofDays(3));

    assertThat(scenario.assignments())
        .extracting(c -> c.getSku() + " #" + c.getAttempt())
        .containsExactly(BAD + " #1", MUG + " #1", MUG + " #2");
    assertThat(scenario.report().getGaps().getSkusFrozen()).isEqualTo(1);
  }

  @Test
  void shouldBookFactsOfASkuThatCannotBeValuedAndGoOnWhenAPersonSaysSo() {
    Forecast sick =
        Forecast.newBuilder(Worlds.forecast(BAD, 2, Map.of("Z-E", 10.0)))
            .setWeekUnits(List.of())
            .build();
    scenario.feed(BAD, LogKind.FORECAST, sick);
    assertThat(scenario.report().getGaps().getSkusFrozen()).isEqualTo(1);

    // when
    scenario.after(Duration.ofMinutes(2));
    scenario.order("SO-1", BAD, 1, "Z-E");
    scenario.receipt("GR-1", BAD, "FC-E", 3, null);
    scenario.restart();

    assertThat(scenario.buckets(BAD, "FC-E")).isEqualTo("5/0/0/0");
    assertThat(scenario.assignments()).isEmpty();

    // when
    scenario.forecast(BAD, 3, 20, 20);
    assertThat(scenario.assignments()).isEmpty();
    scenario.control("sku:" + BAD, 1, ControlAction.UNFREEZE);

    assertThat(scenario.assignments()).hasSize(1);
    assertThat(scenario.report().getGaps().getSkusFrozen()).isZero();
  }
}
