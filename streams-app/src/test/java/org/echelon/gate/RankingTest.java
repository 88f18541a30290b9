package org.echelon.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.echelon.measure.Seeds;
import org.echelon.network.Capacity;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static OfferedStep step(String sku, int no, long units, long pack, double margin) {
    return new OfferedStep(
        0, sku, "DC>FC-A", no, units, pack, 1.0, margin, OfferedStep.rank(margin, 1.0));
  }

  @Test
  void shouldCutTheLeastValuableUnitsFirst() {
    List<OfferedStep> offers =
        List.of(step("B", 0, 5, 1, 3), step("A", 0, 5, 1, 9), step("A", 1, 5, 1, 2));

    Ranking.Result result = Ranking.share(offers, new DepartureRoom(8, 1e9));

    assertThat(result.grants()).extracting(g -> g.sku() + g.units()).containsExactly("A5", "B3");
    assertThat(result.cuts()).containsExactly(new Ranking.Cut("INBOUND", 7, 3));
  }

  @Test
  void shouldNeverGrantMoreThanRoomInCubeAndOnlyWholePacks() {
    Ranking.Result result =
        Ranking.share(List.of(step("A", 0, 12, 4, 9)), new DepartureRoom(100, 10.5));

    assertThat(result.units()).isEqualTo(8);
    assertThat(result.cuts()).extracting(Ranking.Cut::resource).containsExactly("STORAGE");
  }

  @Test
  void shouldNotDependOnTheOrderOfArrival() {
    List<OfferedStep> offers = new ArrayList<>();
    Random random = Seeds.random(7);
    for (int i = 0; i < 200; i++) {
      offers.add(step("S" + i % 50, i / 50, 1 + random.nextInt(9), 1, random.nextInt(4)));
    }
    Ranking.Result straight = Ranking.share(offers, new DepartureRoom(300, 280.5));
    Collections.shuffle(offers, random);

    assertThat(Ranking.share(offers, new DepartureRoom(300, 280.5))).isEqualTo(straight);
    assertThat(straight.units()).isLessThanOrEqualTo(280);
  }

  @Test
  void shouldKeepRoomForWhatIsAlreadyComing() {
    Capacity capacity = new Capacity(100, 20, 20);
    NodeLoad load = new NodeLoad(50_000, 30_000, 30, 4_000_000, 4_000_000, 0);

    DepartureRoom room = DepartureRoom.of(capacity, load, 3, 5);

    assertThat(room.units()).isEqualTo(15);
    // 104 - 50 on hand - (30 coming - 4 a day over 3.8 days)
    assertThat(room.cube())
        .isCloseTo(104 - 50 - (30 - 15.2), org.assertj.core.data.Offset.offset(1e-9));
  }
}
