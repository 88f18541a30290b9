package org.echelon.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final int SKUS = 400;

  @Test
  void shouldTreatOneOfEachPairAndTheOtherOneInTheNextBlock() {
    Assignment assignment = Assignment.of(lab(Map.of("design", "PAIRWISE")), skus());

    assertThat(assignment.pairs()).hasSize(SKUS / 2);
    for (Pair pair : assignment.pairs()) {
      for (int block = 0; block < 4; block++) {
        boolean first = assignment.treated(pair.first(), block);
        assertThat(assignment.treated(pair.second(), block)).isEqualTo(!first);
        assertThat(assignment.treated(pair.first(), block + 1)).isEqualTo(!first);
      }
    }
  }

  @Test
  void shouldDrawWhichOneOfAPairBeginsLikeACoin() {
    Assignment assignment = Assignment.of(lab(Map.of("design", "ITEM")), skus());
    long heads = assignment.pairs().stream().filter(p -> assignment.treated(p.first(), 0)).count();

    // 200 coins: five standard deviations are 35.
    assertThat(heads).isBetween(65L, 135L);
    assertThat(assignment.pairs())
        .allMatch(p -> assignment.treated(p.first(), 0) == assignment.treated(p.first(), 1));
  }

  @Test
  void shouldTreatAllInOneOfTwoBlocksWithASwitchback() {
    Assignment assignment = Assignment.of(lab(Map.of("design", "SWITCHBACK")), skus());
    for (int block = 0; block < 8; block += 2) {
      boolean even = assignment.treated("S0", block);
      assertThat(assignment.treated("S1", block)).isEqualTo(even);
      assertThat(assignment.treated("S0", block + 1)).isEqualTo(!even);
    }
  }

  @Test
  void shouldDependOnTheDefinitionAloneAndNotOnTheOrderOfSkus() {
    List<SkuTraits> shuffled = new ArrayList<>(skus());
    Collections.shuffle(shuffled, new Random(3));
    Assignment one = Assignment.of(lab(Map.of()), skus());

    assertThat(Assignment.of(lab(Map.of()), shuffled).pairs()).isEqualTo(one.pairs());
    Assignment other = Assignment.of(lab(Map.of("seed", 2)), skus());
    assertThat(skus()).anyMatch(s -> one.treated(s.sku(), 0) != other.treated(s.sku(), 0));
  }

  @Test
  void shouldLeaveOutSkusBeyondItsShare() {
    Assignment assignment = Assignment.of(lab(Map.of("share", 0.25)), skus());

    assertThat(assignment.pairs()).hasSizeBetween(25, 75);
    long treated = skus().stream().filter(s -> assignment.treated(s.sku(), 0)).count();
    assertThat(treated).isEqualTo(assignment.pairs().size());
    assertThat(skus()).noneMatch(s -> assignment.treated(s.sku(), -1));
  }

  @Test
  void shouldPairWhatSellsAndMeasuresAlike() {
    Map<String, SkuTraits> traits = new HashMap<>();
    skus().forEach(sku -> traits.put(sku.sku(), sku));
    double paired = 0;
    double any = 0;
    List<Pair> pairs = Pair.of(skus());
    for (int i = 0; i < pairs.size(); i++) {
      SkuTraits first = traits.get(pairs.get(i).first());
      paired += apart(first, traits.get(pairs.get(i).second()));
      any += apart(first, traits.get(pairs.get((i + 77) % pairs.size()).second()));
    }
    assertThat(paired).isLessThan(any / 4);
  }

  private static double apart(SkuTraits one, SkuTraits other) {
    return Math.abs(Math.log(one.demandPerDay() / other.demandPerDay()))
        + Math.abs(Math.log(one.unitCube() / other.unitCube()));
  }

  @Test
  void shouldLeaveOutPairsThatAreNotAlike() {
    List<SkuTraits> skus =
        List.of(
            new SkuTraits("A", 100, 1),
            new SkuTraits("B", 10, 1),
            new SkuTraits("C", 6, 1),
            new SkuTraits("D", 4, 1),
            new SkuTraits("E", 0, 1),
            new SkuTraits("F", 0, 1));

    Assignment assignment = Assignment.of(lab(Map.of()), skus, 2);

    assertThat(assignment.pairs())
        .allSatisfy(pair -> assertThat(Set.of(pair.first(), pair.second())).doesNotContain("A"));
    assertThat(assignment.pairs()).hasSize(2);
    assertThat(assignment.treated("A", 0)).isFalse();
    assertThat(Assignment.of(lab(Map.of()), skus).pairs()).hasSize(3);
  }

  @Test
  void shouldRollOutToAllThatTakePart() {
    Assignment all = Assignment.of(lab(Map.of("share", 0.5)), skus()).rolledOut();
    Set<String> taking =
        all.pairs().stream()
            .flatMap(pair -> Stream.of(pair.first(), pair.second()))
            .collect(Collectors.toSet());

    for (SkuTraits sku : skus()) {
      assertThat(all.treated(sku.sku(), -1)).isFalse();
      assertThat(all.treated(sku.sku(), 1)).isEqualTo(taking.contains(sku.sku()));
    }
  }

  private static List<SkuTraits> skus() {
    SplittableRandom random = new SplittableRandom(7);
    List<SkuTraits> skus = new ArrayList<>();
    for (int i = 0; i < SKUS; i++) {
      skus.add(
          new SkuTraits("S" + i, Math.exp(random.nextGaussian()), Math.exp(random.nextGaussian())));
    }
    return skus;
  }

  private static Lab lab(Map<String, Object> change) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("id", "a");
    fields.put("treatment", "rationed");
    fields.put("startOn", "2026-05-04");
    fields.put("endOn", "2026-06-28");
    fields.putAll(change);
    return Lab.of(fields);
  }
}
