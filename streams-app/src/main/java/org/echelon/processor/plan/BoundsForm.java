package org.echelon.processor.plan;

import java.util.List;
import java.util.Optional;
import org.echelon.network.Network;
import org.echelon.planning.Grounds;
import org.echelon.planning.Purchase;
import org.echelon.planning.QuantityTerms;
import org.echelon.planning.SupplyRules;
import org.echelon.planning.VendorTerms;
import org.echelon.planning.Want;
import org.echelon.state.BuyingTerms;
import org.echelon.state.CostBreak;
import org.echelon.state.LaneBounds;
import org.echelon.state.SidewaysTerms;

/** Writes down what the units of a lane's command were wanted by and what bounded them. */
final class BoundsForm {
  private BoundsForm() {}

  static LaneBounds of(Network network, SupplyRules rules, Want want, Bounded bounded) {
    Grounds grounds = want.grounds();
    Optional<Grounds.Source> source = grounds.source();
    return LaneBounds.newBuilder()
        .setPackUnits(want.packUnits())
        .setWantedUnits(want.units())
        .setFillerUnits(want.unitsWithFillers() - want.units())
        .setPositionUnits(grounds.position())
        .setLevelUnits(grounds.level())
        .setLevelFixed(grounds.fixed())
        .setWaitingPerDay(grounds.waiting() == 0 ? null : grounds.waiting())
        .setSourceUnits(source.map(Grounds.Source::free).orElse(null))
        .setOthersUnits(source.map(Grounds.Source::others).orElse(0L))
        .setLeastGivenPerDay(
            source.map(Grounds.Source::leastGiven).filter(m -> !m.isNaN()).orElse(null))
        .setDirectSpareUnits(grounds.direct().map(Grounds.Direct::spare).orElse(null))
        .setFreeUnits(bounded.free() == Long.MAX_VALUE ? null : bounded.free())
        .setGrantedUnits(bounded.granted())
        .setApprovedUnits(bounded.approved())
        .setAllowedUnits(bounded.allowed())
        .setSideways(grounds.sideways().map(BoundsForm::sideways).orElse(null))
        .setBuying(want.purchase().map(bought -> buying(network, rules, want, bought)).orElse(null))
        .build();
  }

  private static SidewaysTerms sideways(Grounds.Sideways terms) {
    return new SidewaysTerms(terms.costPerUnit(), terms.sourcePosition());
  }

  private static BuyingTerms buying(
      Network network, SupplyRules rules, Want want, Purchase bought) {
    VendorTerms vendor = bought.terms();
    QuantityTerms terms = QuantityTerms.of(network, vendor, want.lane(), rules);
    List<CostBreak> breaks =
        vendor.breaks().stream()
            .map(step -> new CostBreak(step.fromUnits(), step.unitCost()))
            .toList();
    return BuyingTerms.newBuilder()
        .setUnitCost(vendor.unitCost())
        .setBreaks(breaks)
        .setMinUnits(vendor.minUnits())
        .setMinOrder(vendor.minOrder())
        .setLanePerUnit(terms.lanePerUnit())
        .setLeadDays(terms.leadDays())
        .setCapitalPerDay(terms.capitalPerUnitDay())
        .setHeldPerDay(terms.heldPerUnitDay())
        .setUnitsMost(terms.unitsMost())
        .setCoverDaysMost(terms.coverDaysMost())
        .setCostInPlace(bought.chosen().costPerUnit())
        .build();
  }
}
