package org.echelon.producers.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.ShipOption;
import org.echelon.planning.regions.Adjacency;
import org.echelon.planning.regions.DesignEvaluation;
import org.echelon.planning.regions.OpeningSearch;
import org.echelon.planning.regions.Partition;
import org.echelon.planning.regions.SkuClass;
import org.echelon.planning.regions.Velocities;

/**
 * The best regions of each year with some candidate buildings open: the cuts found for the network
 * as it is and with all buildings, each judged with the demand of the year.
 */
public final class YearDesigns implements OpeningSearch.RunningCost {
  private static final double DAYS_PER_YEAR = 365;
  private static final int CLASSES = 48;

  private final CandidateSites sites;
  private final RegionDesigner.Terms terms;
  private final Set<Partition> cuts = new LinkedHashSet<>();
  private final List<List<SkuClass>> demand = new ArrayList<>();
  private final Map<Integer, Map<BitSet, RegionDesigner.Candidate>> known = new HashMap<>();

  /**
   * @param classes with terms for the network that has all buildings
   * @param most regions
   */
  public YearDesigns(
      CandidateSites sites,
      Adjacency adjacency,
      List<SkuClass> classes,
      Growth growth,
      RegionDesigner.Terms terms,
      int most) {
    this.sites = sites;
    this.terms = terms;
    List<SkuClass> few = Velocities.of(classes, CLASSES);
    BitSet all = new BitSet();
    all.set(0, sites.sites().size());
    for (BitSet open : List.of(new BitSet(), all)) {
      RegionDesigner designer = new RegionDesigner(sites.open(open), adjacency, few, terms);
      designer.candidates(designer.most(most)).forEach(one -> cuts.add(one.partition()));
    }
    for (double[] year : growth.factors()) {
      demand.add(few.stream().map(one -> one.times(year)).toList());
    }
  }

  /** The best regions of a year, from 0, with some buildings open. */
  public RegionDesigner.Candidate best(int year, BitSet open) {
    return known
        .computeIfAbsent(year, y -> new HashMap<>())
        .computeIfAbsent((BitSet) open.clone(), o -> find(year, o));
  }

  @Override
  public double of(int year, BitSet open) {
    return DAYS_PER_YEAR * best(year, open).figures().costPerDay();
  }

  private RegionDesigner.Candidate find(int year, BitSet open) {
    org.echelon.reference.Network network = sites.open(open);
    DesignEvaluation evaluation =
        new DesignEvaluation(demand.get(year), terms.lanes(), terms.overload());
    RegionDesigner.Candidate best = null;
    for (Partition cut : cuts) {
      Network core =
          NetworkMapping.toCore(
              RegionMap.cut(network, cut, terms.outOfRegion()),
              network.getEffectiveAt().toEpochMilli());
      if (everyRegionHoldsStock(core)) {
        RegionDesigner.Candidate one = new RegionDesigner.Candidate(cut, evaluation.of(core));
        if (best == null || one.figures().costPerDay() < best.figures().costPerDay()) {
          best = one;
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("one region of all zones always holds stock");
    }
    return best;
  }

  private static boolean everyRegionHoldsStock(Network network) {
    Set<String> stocked = new LinkedHashSet<>();
    for (ShipOption option : network.shipOptions()) {
      Node node = network.node(option.node());
      if (node.open() && node.kind().holdsStock()) {
        stocked.add(node.region());
      }
    }
    return network.zones().stream().allMatch(zone -> stocked.contains(zone.region()));
  }
}
