package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.system.Settlement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People fix what the plan would otherwise decide. */
class OverridesTest {
  private static final String MUG = "MUG";
  private static final String EAST = "sku:MUG@FC-E";
  private static final String LANE = "DC>FC-E";
  private final Scenario scenario = Scenario.begun();
  private long planned;

  @BeforeEach
  void stock() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 200);
    planned = scenario.level(MUG, "FC-E");
  }

  @Test
  void shouldFillUpToTheLevelThatAPlannerFixed() {
    // when
    level(planned + 30, 1);

    assertThat(scenario.level(MUG, "FC-E")).isEqualTo(planned + 30);
    assertThat(offered("FC-E", LANE)).isEqualTo(planned + 30);
    scenario.grant("FC-E", MUG, LANE, planned + 30);
    assertThat(scenario.transfers().get(0).getReasons()).contains("OPERATOR_LEVEL");
    assertThat(offered("FC-E", LANE)).isZero();

    // when
    scenario.order(ControlFamily.OVERRIDE, ControlAction.CLEAR, EAST, 2, c -> {});

    assertThat(scenario.level(MUG, "FC-E")).isEqualTo(planned);
  }

  @Test
  void shouldFillNoHigherThanALevelFixedBelowThePlan() {
    // when
    level(2, 1);

    assertThat(offered("FC-E", LANE)).isEqualTo(2);
  }

  @Test
  void shouldBuyUpToAFixedLevel() {
    long before = scenario.level(MUG, "DC");

    // when
    scenario.order(
        ControlFamily.OVERRIDE,
        ControlAction.SET_LEVEL,
        "sku:MUG@DC",
        1,
        control -> control.setLevelUnits(before + 400));

    assertThat(offered("V", "V>DC")).isEqualTo(before + 400 - 200);
  }

  @Test
  void shouldMoveAFixedQuantityOnce() {
    // when
    scenario.order(
        ControlFamily.OVERRIDE,
        ControlAction.SET_QUANTITY,
        EAST,
        1,
        control -> control.setUnits(25L));

    assertThat(offered("FC-E", LANE)).isEqualTo(25);
    scenario.grant("FC-E", MUG, LANE, 25);
    assertThat(scenario.transfers()).singleElement().matches(c -> c.getUnits() == 25);
    assertThat(scenario.transfers().get(0).getReasons()).contains("OPERATOR_UNITS");
    scenario.restart();
    assertThat(offered("FC-E", LANE)).isEqualTo(Math.max(0, planned - 25));
  }

  @Test
  void shouldKeepWhatASmallerCommandLeftOfAFixedQuantity() {
    scenario.order(
        ControlFamily.OVERRIDE,
        ControlAction.SET_QUANTITY,
        EAST,
        1,
        control -> control.setUnits(planned + 25));

    // when
    scenario.grant("FC-E", MUG, LANE, 10);

    scenario.restart();
    assertThat(offered("FC-E", LANE)).isEqualTo(planned + 15);
    scenario.after(Duration.ofMinutes(1));
    scenario.grant("FC-E", MUG, LANE, planned + 15);
    assertThat(scenario.transfers())
        .extracting(c -> c.getUnits())
        .containsExactly(10L, planned + 15);
    assertThat(offered("FC-E", LANE)).isZero();
  }

  @Test
  void shouldSendNothingToABlockedNodeAndGoOnElsewhere() {
    // when
    scenario.order(ControlFamily.OVERRIDE, ControlAction.BLOCK, EAST, 1, c -> {});

    assertThat(offered("FC-E", LANE)).isZero();
    assertThat(offered("FC-W", "DC>FC-W")).isPositive();
    scenario.grant("FC-E", MUG, LANE, 5);
    assertThat(scenario.out.toGates(Settlement.class))
        .singleElement()
        .matches(settled -> settled.getReasons().equals(List.of("ITEM_BLOCKED")));
  }

  @Test
  void shouldNotHideABlockOfTheItemBehindAQuantityThatIsUsedUp() {
    scenario.order(
        ControlFamily.OVERRIDE, ControlAction.SET_QUANTITY, EAST, 1, c -> c.setUnits(5L));
    scenario.grant("FC-E", MUG, LANE, 5);
    assertThat(offered("FC-E", LANE)).isPositive();

    // when
    scenario.order(ControlFamily.OVERRIDE, ControlAction.BLOCK, "sku:MUG", 1, c -> {});

    assertThat(offered("FC-E", LANE)).isZero();
    assertThat(offered("FC-W", "DC>FC-W")).isZero();
  }

  @Test
  void shouldEndByItselfWhenItExpires() {
    scenario.order(
        ControlFamily.OVERRIDE,
        ControlAction.SET_LEVEL,
        EAST,
        1,
        control ->
            control.setLevelUnits(99L).setExpiresAt(scenario.now().plus(Duration.ofHours(1))));
    assertThat(scenario.level(MUG, "FC-E")).isEqualTo(99);

    // when
    scenario.after(Duration.ofHours(1));

    assertThat(scenario.level(MUG, "FC-E")).isEqualTo(planned);
  }

  @Test
  void shouldTakeTheSameRequestOnceWhateverItsRevision() {
    Scenario.Entry entry = level(50, 1);
    Control first = (Control) LogRecord.decode(entry.value()).body();

    // when
    scenario.feed(entry.key(), LogKind.CONTROL, Control.newBuilder(first).setRevision(2).build());

    assertThat(scenario.refusals()).isEmpty();
    level(60, 2);
    assertThat(scenario.refusals()).isEmpty();
    level(70, 2);
    assertThat(scenario.refusals()).containsExactly("CTL_STALE");
    assertThat(scenario.level(MUG, "FC-E")).isEqualTo(60);
  }

  private Scenario.Entry level(long units, int revision) {
    return scenario.order(
        ControlFamily.OVERRIDE,
        ControlAction.SET_LEVEL,
        EAST,
        revision,
        control -> control.setLevelUnits(units));
  }

  private long offered(String gate, String lane) {
    scenario.ask(gate, lane);
    List<Offer> offers = scenario.out.toGates(Offer.class);
    return offers.get(offers.size() - 1).getLines().stream().mapToLong(OfferLine::getUnits).sum();
  }
}
