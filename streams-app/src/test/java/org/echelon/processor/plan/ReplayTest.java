package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.echelon.command.CommandChange;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log alone decides: the same records give the same commands, byte for byte. */
class ReplayTest {
  private static final Locale ARABIC = Locale.forLanguageTag("ar-EG-u-nu-arab");
  private static final Locale USUAL = Locale.getDefault();
  private static Scenario lived;

  @BeforeAll
  static void live() {
    lived = BusyFortnight.live(3);
  }

  @AfterEach
  void speakAsUsual() {
    Locale.setDefault(USUAL);
  }

  @Test
  void shouldHaveSomethingToRepeat() {
    assertThat(lived.assignments()).hasSizeGreaterThan(50);
    assertThat(lived.assignments()).anyMatch(c -> c.getChange() == CommandChange.CANCEL);
    assertThat(lived.transfers()).hasSizeGreaterThan(50);
    assertThat(lived.purchases()).hasSizeGreaterThan(10);
    assertThat(lived.report().getGaps().getUnitsUnbalanced()).isZero();
    assertThat(lived.report().getGaps().getSkusFrozen()).isZero();
  }

  @Test
  void shouldRepeatItsCommandsWithoutAnyRefresh() {
    Scenario again = new Scenario().withoutRefresh();

    // when
    again.replay(lived.log, i -> {});

    assertThat(again.out.commands()).isEqualTo(lived.out.commands());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1000})
  void shouldRepeatItsCommandsAtAnyPaceOfTheRefresh(int skus) {
    Scenario again = new Scenario().withoutRefresh();
    Random random = new Random(skus);

    // when
    again.replay(
        lived.log,
        i -> {
          if (random.nextBoolean()) {
            again.refresh(skus);
          }
        });

    assertThat(again.out.commands()).isEqualTo(lived.out.commands());
    assertThat(again.report().getOutcomes()).isEqualTo(lived.report().getOutcomes());
  }

  @Test
  void shouldRepeatItsCommandsOverRestarts() {
    Scenario again = new Scenario().withoutRefresh();

    // when
    again.replay(
        lived.log,
        i -> {
          if (i % 7 == 0) {
            again.restart();
          }
          if (i % 31 == 0) {
            again.refresh();
          }
        });

    assertThat(again.out.commands()).isEqualTo(lived.out.commands());
    assertThat(again.report().getOutcomes()).isEqualTo(lived.report().getOutcomes());
  }

  @Test
  void shouldRepeatItsCommandsWhenItMovesToACountryWithOtherDigits() {
    Scenario again = new Scenario();

    // when
    again.replay(
        lived.log,
        i -> {
          if (i % 50 == 0) {
            Locale.setDefault(i % 100 == 0 ? ARABIC : USUAL);
            again.restart();
          }
        });

    assertThat(again.out.commands()).isEqualTo(lived.out.commands());
  }

  @Test
  void shouldTileEveryLaneWithoutOverlapOrGap() {
    Map<String, Long> last = new HashMap<>();
    List<String> ids = new ArrayList<>();
    for (TransferCommand command : lived.transfers()) {
      if (command.getChange() == CommandChange.ISSUE) {
        ids.add(command.getCommandId());
        String lane = command.getSku() + command.getLane();
        tile(last, lane, command.getFirstUnit(), command.getLastUnit());
      }
    }
    for (PurchaseCommand command : lived.purchases()) {
      ids.add(command.getCommandId());
      String lane = command.getSku() + command.getLane();
      tile(last, lane, command.getFirstUnit(), command.getLastUnit());
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  private static void tile(Map<String, Long> last, String lane, long first, long end) {
    assertThat(first).as(lane).isEqualTo(last.getOrDefault(lane, 0L) + 1);
    last.put(lane, end);
  }
}
