package org.echelon.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.echelon.codec.PlainValues;
import org.echelon.console.view.Recomputation;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.KernelInput;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every transfer and purchase of ten days of the generated world, decided by the live processors,
 * follows from its record alone, and would not with one figure told wrongly.
 */
class RecomputedRunTest {
  private static final int DAYS = 10;
  private static final int SKUS = 60;
  private static final long SEED = 7;

  /** So many decisions are told wrongly in each way, spread over the run. */
  private static final int PLANTED = 150;

  private static final List<Decision> DECISIONS = new ArrayList<>();

  @BeforeAll
  static void run() {
    DecidedRun.us8(SEED, SKUS, DAYS).stream()
        .filter(decision -> decision.getKind() != DecisionKind.ASSIGN)
        .forEach(DECISIONS::add);
  }

  @Test
  void shouldComeToTheSameUnitsOfEveryTransferAndPurchase() {
    long bought = DECISIONS.stream().filter(PlantedChange.UNIT_COST::bears).count();
    long passingOn = DECISIONS.stream().filter(PlantedChange.TAILS::bears).count();
    long scarce = DECISIONS.stream().filter(PlantedChange.LEAST_GIVEN::bears).count();
    System.out.printf(
        "%,d decisions: %,d purchases, %,d at nodes that pass on, %,d of scarce units%n",
        DECISIONS.size(), bought, passingOn, scarce);

    assertThat(DECISIONS)
        .allSatisfy(
            decision -> {
              Recomputation.Result again = Recomputation.of(decision);
              assertThat(again.state()).as(again.text()).isEqualTo("EQUAL");
            });
    assertThat(DECISIONS.size() - bought).isGreaterThan(300);
    assertThat(bought).isGreaterThan(100);
    assertThat(passingOn).isPositive();
    assertThat(scarce).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellAWrongFigure(PlantedChange planted) {
    List<Decision> bearing = DECISIONS.stream().filter(planted::bears).toList();
    assertThat(bearing).isNotEmpty();
    int every = Math.max(1, bearing.size() / PLANTED);
    int tried = 0;
    List<String> unseen = new ArrayList<>();

    // when
    for (int i = 0; i < bearing.size(); i += every) {
      Decision wrong = planted.plant(bearing.get(i));
      tried++;
      if (!Recomputation.of(wrong).state().equals("DIFFERS")) {
        unseen.add(wrong.getDecisionId());
      }
    }

    int most = (int) Math.min((1 - planted.least) * tried, tried - 1);
    assertThat(unseen).as("of %s", tried).hasSizeLessThanOrEqualTo(most);
  }

  /** What it costs on the topic and in its changelog to be able to compute a decision again. */
  @Test
  void shouldStaySmall() {
    PlainValues values = new PlainValues("test.");
    for (DecisionKind kind : List.of(DecisionKind.TRANSFER, DecisionKind.PURCHASE)) {
      List<Decision> all = DECISIONS.stream().filter(one -> one.getKind() == kind).toList();

      // when
      int[] with = all.stream().mapToInt(one -> bytes(values, one)).sorted().toArray();
      int[] without = all.stream().mapToInt(one -> bytes(values, bare(one))).sorted().toArray();

      System.out.printf(
          "%s: %d decisions, median %d bytes (without %d), largest %d (without %d)%n",
          kind,
          with.length,
          with[with.length / 2],
          without[with.length / 2],
          with[with.length - 1],
          without[with.length - 1]);
      assertThat(with[with.length / 2] - without[with.length / 2]).isLessThan(500);
      assertThat(with[with.length - 1]).isLessThan(4_000);
    }
  }

  private static int bytes(PlainValues values, Decision decision) {
    return Objects.requireNonNull(values.write(Topic.DECISION.name("test."), decision)).length;
  }

  /** As decisions were before. */
  private static Decision bare(Decision decision) {
    List<KernelInput> inputs =
        decision.getInputs().stream()
            .map(input -> KernelInput.newBuilder(input).setSizing(null).build())
            .toList();
    return Decision.newBuilder(decision).setBounds(null).setInputs(inputs).build();
  }
}
