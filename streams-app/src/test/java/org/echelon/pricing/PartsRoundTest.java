package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.echelon.measure.PricingInstance;
import org.echelon.pricing.PartsRound.Next;
import org.echelon.pricing.PartsRound.Patience;
import org.echelon.pricing.PartsRound.Verdict;
import org.junit.jupiter.api.Test;

class PartsRoundTest {
  private static final Patience PATIENCE = new Patience(100, 5000);
  private static final List<String> OPENED = List.of("a@1", "b@1", "c@1");

  private PartsRound<String> round(String id) {
    return new PartsRound<>(id, 3, OPENED, PATIENCE, 0);
  }

  @Test
  void shouldGiveAnswersInTheOrderOfTheParts() {
    PartsRound<String> round = round("r/1");

    assertThat(round.take("r/1", 2, "c@1", "third")).isEqualTo(Verdict.COUNTED);
    assertThat(round.take("r/1", 0, "a@1", "first")).isEqualTo(Verdict.COUNTED);
    assertThat(round.missing()).containsExactly(1);
    assertThat(round.complete()).isFalse();
    assertThat(round.take("r/1", 1, "b@1", "second")).isEqualTo(Verdict.COUNTED);

    assertThat(round.complete()).isTrue();
    assertThat(round.answers()).containsExactly("first", "second", "third");
  }

  @Test
  void shouldCountTheFirstAnswerOfAPart() {
    PartsRound<String> round = round("r/1");
    round.take("r/1", 0, "a@1", "first");

    assertThat(round.take("r/1", 0, "a@1", "again")).isEqualTo(Verdict.DUPLICATE);
    round.take("r/1", 1, "b@1", "");
    round.take("r/1", 2, "c@1", "");
    assertThat(round.answers().get(0)).isEqualTo("first");
  }

  @Test
  void shouldPassOverAnswersToOtherQuestions() {
    PartsRound<String> round = round("r/2");

    assertThat(round.take("r/1", 0, "a@1", "late")).isEqualTo(Verdict.STRANGE);
    assertThat(round.take("r/2", 3, "d@1", "unknown part")).isEqualTo(Verdict.STRANGE);
    assertThat(round.missing()).hasSize(3);
  }

  @Test
  void shouldNoticeAPartThatMoved() {
    assertThat(round("r/2").take("r/2", 1, "d@7", "")).isEqualTo(Verdict.MOVED);

    PartsRound<String> opening = new PartsRound<>("s/0", 1, null, PATIENCE, 0);
    assertThat(opening.take("s/0", 0, "d@7", "")).isEqualTo(Verdict.COUNTED);
    assertThat(opening.snapshots()).containsExactly("d@7");
  }

  @Test
  void shouldAskAgainMoreAndMoreSeldomAndGiveUp() {
    PartsRound<String> round = round("r/1");
    List<Long> asked = new ArrayList<>();
    long now = 0;
    while (round.next(now) != Next.GIVE_UP) {
      now++;
      if (round.next(now) == Next.ASK_AGAIN) {
        asked.add(now);
      }
    }

    assertThat(asked).containsExactly(100L, 300L, 700L, 1500L, 3100L);
    assertThat(now).isEqualTo(5000);
    assertThatThrownBy(round::answers).hasMessageContaining("part 0 has not answered r/1");
  }

  /** Answers are lost, doubled, late and out of order; the sum has the bits of an orderly one. */
  @Test
  void shouldAddUpToTheSameBitsHoweverAnswersArrive() {
    int parts = 5;
    PricingInstance instance = new PricingInstance(60, 3, parts);
    List<PopulationPart> population = instance.parts().stream().map(PopulationPart::new).toList();
    double[] prices = new double[instance.limits(1).size()];
    java.util.Arrays.fill(prices, 0.03);
    double[] orderly = instance.oracle(1).evaluate(prices, 0.5).rounded().curvature();
    int lost = 0;
    for (int seed = 0; seed < 20; seed++) {
      Unreliable net = new Unreliable(population, new Random(seed));
      PartitionedOracle oracle = new PartitionedOracle(instance.limits(1), net);

      assertThat(oracle.evaluate(prices, 0.5).rounded().curvature())
          .as("seed %d", seed)
          .containsExactly(orderly);
      lost += net.lost;
    }
    assertThat(lost).isPositive();
  }

  /** Delivers each answer never, once or twice, some when the next question is already asked. */
  private static final class Unreliable implements PopulationParts {
    private final List<PopulationPart> parts;
    private final Random random;
    private int questions;
    private int lost;

    Unreliable(List<PopulationPart> parts, Random random) {
      this.parts = parts;
      this.random = random;
    }

    @Override
    public List<Opening> open(int every) {
      return ask(part -> part.open(every));
    }

    @Override
    public List<BlockSums> ask(double[] prices, double smoothing, int every) {
      return ask(part -> part.ask(prices, smoothing, every));
    }

    @Override
    public List<PartPlan> plan(double[] prices, double[] share) {
      return ask(part -> part.plan(prices, share));
    }

    private <T> List<T> ask(java.util.function.Function<PopulationPart, T> question) {
      String id = "r/" + questions++;
      long now = 0;
      PartsRound<T> round =
          new PartsRound<>(id, parts.size(), null, new Patience(10, 1_000_000), now);
      List<Integer> arriving = new ArrayList<>();
      boolean asked = true;
      while (!round.complete()) {
        for (int k = 0; asked && k < parts.size(); k++) {
          int copies = random.nextInt(3);
          lost += copies == 0 ? 1 : 0;
          arriving.addAll(Collections.nCopies(copies, k));
        }
        Collections.shuffle(arriving, random);
        int some = random.nextInt(arriving.size() + 1);
        for (int k : arriving.subList(0, some)) {
          round.take(id, k, "snapshot", question.apply(parts.get(k)));
          round.take("r/" + (questions - 2), k, "snapshot", question.apply(parts.get(0)));
        }
        arriving.subList(0, some).clear();
        asked = round.next(++now) == Next.ASK_AGAIN;
      }
      return round.answers();
    }
  }
}
