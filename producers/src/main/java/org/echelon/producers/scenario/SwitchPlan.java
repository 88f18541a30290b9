package org.echelon.producers.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.echelon.reference.Network;
import org.echelon.reference.Region;
import org.echelon.reference.RegionMode;
import org.echelon.reference.RegionPolicy;

/**
 * When the regions of a network are switched, one after the other in order of id, and all switched
 * back at once; days count from the start of the run.
 *
 * <pre>
 * warm-up | before | a region each so many days | settling | after | settling | reverted
 * </pre>
 *
 * @param beforeDays national days that count
 * @param stepDays from one region to the next
 * @param settlingDays that stock takes to follow, left out of what counts
 * @param afterDays that count with all regions switched, and again with all switched back
 * @param outOfRegion what a unit from outside a switched region costs more to a plan, currency
 */
public record SwitchPlan(
    int warmUpDays,
    int beforeDays,
    int stepDays,
    int settlingDays,
    int afterDays,
    double outOfRegion) {
  private static final double MICROS = 1e6;

  public SwitchPlan {
    if (warmUpDays < 1 || beforeDays < 1 || stepDays < 1 || settlingDays < 0 || afterDays < 1) {
      throw new IllegalArgumentException("each stretch of a switch has a day or more");
    }
    if (!(outOfRegion >= 0)) {
      throw new IllegalArgumentException("a unit from outside costs zero or more");
    }
  }

  /** Days from one on to before another. */
  public record Stretch(int from, int until) {}

  /** National, warm-up left out. */
  public Stretch before() {
    return new Stretch(warmUpDays, switchDay(0));
  }

  /** Some regions switched, others not. */
  public Stretch during(int regions) {
    return new Stretch(switchDay(0), switchDay(regions));
  }

  /** All regions switched and stock settled. */
  public Stretch after(int regions) {
    int from = switchDay(regions) + settlingDays;
    return new Stretch(from, from + afterDays);
  }

  /** National again and stock settled. */
  public Stretch reverted(int regions) {
    int from = after(regions).until() + settlingDays;
    return new Stretch(from, from + afterDays);
  }

  /** Days of a whole run. */
  public int days(int regions) {
    return reverted(regions).until();
  }

  /** The first day on which a region, by its number from 0, keeps to itself. */
  public int switchDay(int region) {
    return warmUpDays + beforeDays + region * stepDays;
  }

  /** The versions of a network that are published, by the instant at which each is. */
  public NavigableMap<Instant, Network> versions(Network national, Instant startAt) {
    List<String> all = national.getRegions().stream().map(Region::getRegion).sorted().toList();
    NavigableMap<Instant, Network> versions = new TreeMap<>();
    versions.put(startAt, national);
    List<String> switched = new ArrayList<>();
    for (String region : all) {
      Instant at = startAt.plus(Duration.ofDays(switchDay(switched.size())));
      switched.add(region);
      versions.put(at, with(national, switched.size(), at, regional(switched)));
    }
    Instant back = startAt.plus(Duration.ofDays(after(all.size()).until()));
    versions.put(back, with(national, all.size() + 1, back, national.getRegionPolicy()));
    return versions;
  }

  private RegionPolicy regional(List<String> regions) {
    return RegionPolicy.newBuilder()
        .setMode(RegionMode.REGIONAL)
        .setOutOfRegionMicros(Math.round(MICROS * outOfRegion))
        .setRegions(List.copyOf(regions))
        .build();
  }

  private static Network with(Network national, int later, Instant at, RegionPolicy policy) {
    return Network.newBuilder(national)
        .setVersion(national.getVersion() + later)
        .setIssuedAt(at)
        .setEffectiveAt(at)
        .setRegionPolicy(policy)
        .build();
  }
}
