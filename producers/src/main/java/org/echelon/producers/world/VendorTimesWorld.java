package org.echelon.producers.world;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.Network;

/**
 * A world whose vendors take the times of a file of purchases, which are later than those that the
 * planner's lead times are fitted to. Means of lanes are those of the world.
 */
public final class VendorTimesWorld extends ForwardingWorld {
  private final VendorLeadTimes.Split times;
  private final Network planned;
  private final Network carriedOut;

  public VendorTimesWorld(World world, VendorLeadTimes.Split times) {
    super(world);
    this.times = times;
    this.planned = with(world.network(), times.fitted()::lane);
    this.carriedOut = with(world.asCarriedOut(), times.rest()::lane);
  }

  @Override
  public Network network() {
    return planned;
  }

  @Override
  public Network asCarriedOut() {
    return carriedOut;
  }

  @Override
  public NavigableMap<Instant, Network> publishedOverTime() {
    return each(super.publishedOverTime(), times.fitted()::lane);
  }

  @Override
  public NavigableMap<Instant, Network> carriedOutOverTime() {
    return each(super.carriedOutOverTime(), times.rest()::lane);
  }

  private static NavigableMap<Instant, Network> each(
      NavigableMap<Instant, Network> versions, Function<Double, LeadTimeDuration> times) {
    NavigableMap<Instant, Network> changed = new TreeMap<>(versions);
    changed.replaceAll((at, network) -> with(network, times));
    return changed;
  }

  private static Network with(Network network, Function<Double, LeadTimeDuration> times) {
    return Network.newBuilder(network)
        .setLanes(
            network.getLanes().stream()
                .map(
                    lane ->
                        lane.getKind() == LaneKind.PURCHASE
                            ? Lane.newBuilder(lane)
                                .setLeadTime(times.apply(lane.getLeadTime().getMeanDays()))
                                .build()
                            : lane)
                .toList())
        .build();
  }
}
