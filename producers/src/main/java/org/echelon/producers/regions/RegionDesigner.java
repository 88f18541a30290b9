package org.echelon.producers.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.echelon.codec.NetworkMapping;
import org.echelon.planning.regions.Adjacency;
import org.echelon.planning.regions.DesignEvaluation;
import org.echelon.planning.regions.DesignFigures;
import org.echelon.planning.regions.ExactPartition;
import org.echelon.planning.regions.LaneTerms;
import org.echelon.planning.regions.Partition;
import org.echelon.planning.regions.PartitionSearch;
import org.echelon.planning.regions.RegionTrade;
import org.echelon.planning.regions.SkuClass;
import org.echelon.reference.Network;

/**
 * Finds cuts of a network's zones for each number of regions and judges them by planning.
 *
 * <p>Cuts are enumerated where zones are few, else searched; the cheapest few of each number are
 * judged, and the one that costs least is the candidate.
 */
public final class RegionDesigner {
  private static final int STARTS = 6;
  private static final int JUDGED = 3;

  private final Network network;
  private final Adjacency adjacency;
  private final Terms terms;
  private final List<SkuClass> classes;

  /**
   * What regions are judged by.
   *
   * @param outOfRegion what a choice outside its region counts more in plans, currency a unit
   */
  public record Terms(double outOfRegion, LaneTerms lanes, DesignEvaluation.Overload overload) {}

  /** A cut and what it comes to. */
  public record Candidate(Partition partition, DesignFigures figures) {}

  public RegionDesigner(Network network, Adjacency adjacency, List<SkuClass> classes, Terms terms) {
    this.network = network;
    this.adjacency = adjacency;
    this.classes = classes;
    this.terms = terms;
  }

  /** Whether cuts are enumerated and not searched. */
  public boolean exact() {
    return adjacency.zones() <= ExactPartition.MOST_ZONES;
  }

  /** The most regions that zones and nodes which serve customers allow, at most some. */
  public int most(int asked) {
    long withNodes =
        Arrays.stream(NodeZones.serving(network)).filter(z -> z >= 0).distinct().count();
    return (int) Math.min(asked, withNodes);
  }

  /** The best cut into each number of regions from 1 on, fewest regions first. */
  public List<Candidate> candidates(int most) {
    RegionTrade trade =
        new RegionTrade(
            NetworkMapping.toCore(national(), at()),
            NodeZones.serving(network),
            classes,
            terms.outOfRegion(),
            terms.lanes());
    Optional<ExactPartition> enumerated =
        exact() ? Optional.of(new ExactPartition(adjacency, trade, most)) : Optional.empty();
    PartitionSearch search = new PartitionSearch(adjacency, trade, STARTS);
    List<Candidate> candidates = new ArrayList<>();
    for (int regions = 1; regions <= most; regions++) {
      List<Partition> cuts = new ArrayList<>();
      int count = regions;
      enumerated.flatMap(all -> all.of(count)).ifPresent(cuts::add);
      search.of(regions).stream()
          .map(PartitionSearch.Found::partition)
          .filter(cut -> !cuts.contains(cut))
          .forEach(cuts::add);
      cuts.stream()
          .limit(JUDGED)
          .map(this::judged)
          .min(Comparator.comparingDouble(one -> one.figures().costPerDay()))
          .ifPresent(candidates::add);
    }
    return candidates;
  }

  /** What a cut comes to. */
  public Candidate judged(Partition cut) {
    DesignEvaluation evaluation = new DesignEvaluation(classes, terms.lanes(), terms.overload());
    return new Candidate(cut, evaluation.of(NetworkMapping.toCore(map(cut), at())));
  }

  /** The network with the regions of a cut. */
  public Network map(Partition cut) {
    return map(network, cut);
  }

  /** The same of another network with the same zones. */
  public Network map(Network other, Partition cut) {
    return RegionMap.cut(other, cut, terms.outOfRegion());
  }

  private Network national() {
    return RegionMap.cut(network, Partition.whole(adjacency.zones()), 0);
  }

  private long at() {
    return network.getEffectiveAt().toEpochMilli();
  }
}
