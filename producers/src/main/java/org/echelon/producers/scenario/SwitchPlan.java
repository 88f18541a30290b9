package org.echelon.producers.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.reference.Network;
import org.echelon.reference.Region;

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
 */
public record SwitchPlan(
    int warmUpDays, int beforeDays, int stepDays, int settlingDays, int afterDays) {

  public SwitchPlan {
    if (warmUpDays < 1 || beforeDays < 1 || stepDays < 1 || settlingDays < 0 || afterDays < 1) {
      throw new IllegalArgumentException("each stretch of a switch has a day or more");
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

  /** What people order in a network: a switch of each region, and at the end all taken back. */
  public NavigableMap<Instant, List<Control>> controls(Network network, Instant startAt) {
    List<String> regions = network.getRegions().stream().map(Region::getRegion).sorted().toList();
    NavigableMap<Instant, List<Control>> controls = new TreeMap<>();
    for (int r = 0; r < regions.size(); r++) {
      Instant at = startAt.plus(Duration.ofDays(switchDay(r)));
      controls.put(at, List.of(control(regions.get(r), ControlAction.SWITCH, 1, at)));
    }
    Instant back = startAt.plus(Duration.ofDays(after(regions.size()).until()));
    controls.put(
        back,
        regions.stream().map(region -> control(region, ControlAction.REVERT, 2, back)).toList());
    return controls;
  }

  private static Control control(String region, ControlAction action, int revision, Instant at) {
    String scope = "region:" + region;
    return Control.newBuilder()
        .setControlId(ControlFamily.REGION + "/" + scope)
        .setRevision(revision)
        .setFamily(ControlFamily.REGION)
        .setAction(action)
        .setScope(scope)
        .setWho("operator")
        .setRole(Role.OPERATOR)
        .setWhy(action + " in the plan of the scenario")
        .setRequestedAt(at)
        .setEffectiveAt(at)
        .setRequestId(scope + "-" + revision)
        .build();
  }
}
