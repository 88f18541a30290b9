package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The first few of many. */
class BestTest {
  @Test
  void shouldKeepTheFirstOfAnyOrder() {
    SplittableRandom random = new SplittableRandom(1);
    for (int most : new int[] {0, 1, 7, 100, 500}) {
      List<Integer> all = new ArrayList<>();
      Best<Integer> best = new Best<>(most, Comparator.reverseOrder());
      for (int i = 0; i < 100; i++) {
        int one = random.nextInt(50);
        all.add(one);
        best.add(one);
      }

      all.sort(Comparator.reverseOrder());
      assertThat(best.inOrder()).isEqualTo(all.subList(0, Math.min(most, 100)));
    }
  }
}
