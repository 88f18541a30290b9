package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.simulation.policy.Policies;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.echelon.system.Offer;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A lab beside a busy fortnight: it follows, answers, and changes nothing. */
class ShadowCoreTest {
  private static final long SEED = 3;
  private static Scenario lived;

  @BeforeAll
  static void live() {
    lived = BusyFortnight.live(SEED);
  }

  @Test
  void shouldAgreeWithItselfInEveryDecision() {
    Shadow same = new Shadow(SkuValuation::new, true);

    // when
    same.replay(lived.log);

    assertThat(same.lines()).hasSizeGreaterThan(50).allSatisfy(ShadowCoreTest::assertEqual);
    assertThat(same.out.commands()).isEqualTo(lived.out.commands());
  }

  @Test
  void shouldAgreeWithItselfWhenItBeginsInTheMiddle() {
    Tables tables = Scenario.tables(new MemoryTable());
    int middle = lived.log.size() / 2;
    Scenario before = new Scenario(0, tables);
    before.replay(lived.log.subList(0, middle), i -> {});
    Shadow same = new Shadow(tables, SkuValuation::new, true);

    // when
    same.replay(lived.log.subList(middle, lived.log.size()));

    assertThat(same.lines()).hasSizeGreaterThan(20).allSatisfy(ShadowCoreTest::assertEqual);
    List<String> commands = new ArrayList<>(before.out.commands());
    commands.addAll(same.out.commands());
    assertThat(commands).isEqualTo(lived.out.commands());
  }

  @Test
  void shouldSayWhereAnotherPolicyDiffersAndLeaveTheCommandsAsTheyAre() {
    Shadow rationed = new Shadow(Policies.RATIONED.planners()::get, false);

    // when
    rationed.replay(lived.log);

    List<LabLine> differing =
        rationed.lines().stream().filter(line -> !line.getReason().equals("SAME")).toList();
    assertThat(differing)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.getLabUnits()).isNotEqualTo(line.getLiveUnits()))
        .anySatisfy(line -> assertThat(line.getLiveMarginNext()).isNotZero());
    assertThat(differing).extracting(LabLine::getReason).contains("LEVEL");
    assertThat(rationed.lines()).anySatisfy(ShadowCoreTest::assertEqual);
    assertThat(rationed.out.commands()).isEqualTo(lived.out.commands());
  }

  @Test
  void shouldTellWhatTheLiveTaskOffered() {
    Scenario scenario = Scenario.begun();
    scenario.item("MUG", 1);
    scenario.forecast("MUG", 1, 20, 20);
    scenario.count("MUG", "DC", 200);
    scenario.after(Duration.ofHours(1));
    scenario.ask("FC-E", "DC>FC-E");
    Shadow same = new Shadow(SkuValuation::new, true);

    // when
    same.replay(scenario.log);

    long offered =
        scenario.out.toGates(Offer.class).get(0).getLines().stream()
            .mapToLong(line -> line.getUnits())
            .sum();
    assertThat(offered).isPositive();
    assertThat(same.told).hasSize(1);
    assertThat(same.told.get(0).getSku()).isEqualTo("MUG");
    assertThat(same.lines()).singleElement().returns(offered, LabLine::getLiveUnits);
  }

  @Test
  void shouldGoOnWithoutThePlansOfAPlannerThatFails() {
    SkuPlanner failing =
        (terms, item, demand, prices, former) -> {
          throw new IllegalStateException("no plan");
        };
    Shadow broken = new Shadow(() -> failing, false);

    // when
    broken.replay(lived.log);

    assertThat(broken.lines()).isNotEmpty().allMatch(line -> line.getLabUnits() == 0);
    assertThat(broken.out.commands()).isEqualTo(lived.out.commands());
  }

  private static void assertEqual(LabLine line) {
    assertThat(line.getLabUnits()).isEqualTo(line.getLiveUnits());
    assertThat(line.getLabLevelUnits()).isEqualTo(line.getLiveLevelUnits());
    assertThat(line.getReason()).isEqualTo("SAME");
  }

  /** A lab and what it told. */
  private static final class Shadow {
    final RecordedOutbox out = new RecordedOutbox();
    final List<LabDecision> told = new ArrayList<>();
    private final ShadowCore core;
    private long offset;

    Shadow(Supplier<SkuPlanner> planners, boolean plansAsLive) {
      this(Scenario.tables(new MemoryTable()), planners, plansAsLive);
    }

    Shadow(Tables tables, Supplier<SkuPlanner> planners, boolean plansAsLive) {
      Rival rival = new Rival("test", planners, plansAsLive);
      core = new ShadowCore(0, 1, Duration.ofMinutes(5).toMillis(), tables, rival, out, told::add);
    }

    void replay(List<Scenario.Entry> log) {
      for (Scenario.Entry entry : log) {
        LogRecord record = LogRecord.decode(entry.value());
        core.accept(entry.key(), record, offset++);
        if (record.kind() == LogKind.TICK) {
          core.refresh(3);
        }
      }
    }

    List<LabLine> lines() {
      return told.stream().flatMap(decision -> decision.getLines().stream()).toList();
    }
  }
}
