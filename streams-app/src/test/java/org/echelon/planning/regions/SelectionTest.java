package org.echelon.planning.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.echelon.network.Network;
import org.echelon.planning.regions.RegionChoice.Standing;
import org.echelon.valuation.PriceView;
import org.junit.jupiter.api.Test;

/** Forty classes on a plane of twelve zones in four regions: the lists and what they come to. */
class SelectionTest {
  private static final double SHARE = 0.95;

  private final PlaneNetwork plane = new PlaneNetwork(12, 10, 5);
  private final Network map = plane.cut(new Partition(List.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3)));
  private final Selection selection = selection(SHARE);

  @Test
  void shouldAddUpOverSkusAndRegions() {
    RegionSelection all = selection.all();

    assertThat(selection.choices()).hasSize(4 * plane.classes.size());
    assertThat(selection.regions()).hasSize(4);
    double units = plane.classes.stream().mapToDouble(SkuClass::unitsPerDay).sum();
    assertThat(all.units()).isCloseTo(units, within(1e-6));
    assertThat(all.planned())
        .isCloseTo(
            selection.choices().stream().mapToDouble(RegionChoice::planned).sum(), within(1e-6));
    DesignFigures figures =
        new DesignEvaluation(plane.classes, LaneTerms.FREE, DesignEvaluation.Overload.NONE).of(map);
    assertThat(all.planned()).isCloseTo(figures.costPerDay(), within(1e-6));
    assertThat(all.share(all.available())).isCloseTo(figures.selectionOfDemand(), within(1e-9));
    for (RegionSelection region : selection.regions()) {
      assertThat(region.inStock()).isLessThanOrEqualTo(region.available());
      assertThat(region.available()).isLessThanOrEqualTo(region.units());
    }
  }

  @Test
  void shouldHaveTheShareInsideByItsListsAtHardlyMoreThanNationalCost() {
    for (RegionSelection region : selection.regions()) {
      assertThat(region.list().reached()).isTrue();
      assertThat(region.share(region.list().available())).isGreaterThanOrEqualTo(SHARE - 1e-8);
    }
    RegionSelection all = selection.all();
    assertThat(all.against(all.list().cost())).isBetween(-0.02, 0.001);
  }

  @Test
  void shouldNeedMoreForALargerShareAndThenAtALoss() {
    RegionSelection half = selection(0.5).all();
    RegionSelection whole = selection(1).all();

    assertThat(half.list().must()).isLessThan(selection.all().list().must());
    assertThat(half.list().loss()).isZero();
    assertThat(whole.list().losing()).isPositive();
    assertThat(whole.list().loss()).isPositive();
    assertThat(whole.list().cost()).isGreaterThan(0.999 * half.list().cost());
    assertThat(whole.share(whole.list().available())).isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldSayWhyASlowSkuIsNotCarried() {
    List<RegionChoice> left =
        selection.choices().stream().filter(one -> one.standing() != Standing.CARRIED).toList();

    assertThat(left).isNotEmpty();
    assertThat(left)
        .allSatisfy(
            one -> {
              assertThat(one.nodes()).isEmpty();
              assertThat(one.standing())
                  .isEqualTo(one.saving() > 1e-6 ? Standing.OVERLOOKED : Standing.NOT_WORTH);
            });
  }

  private Selection selection(double share) {
    return Selection.of(map, plane.classes, PriceView.none(map.nodeSpan()), share);
  }
}
