package org.echelon.producers.regions;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.echelon.producers.world.ForwardingWorld;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;

/** A world whose network is cut into other regions, from its start to its end. */
public final class RegionedWorld extends ForwardingWorld {
  private final UnaryOperator<Network> cut;

  public RegionedWorld(World world, UnaryOperator<Network> cut) {
    super(world);
    this.cut = cut;
  }

  @Override
  public Network network() {
    return cut.apply(super.network());
  }

  @Override
  public Network asCarriedOut() {
    return cut.apply(super.asCarriedOut());
  }

  @Override
  public NavigableMap<Instant, Network> publishedOverTime() {
    return cut(super.publishedOverTime());
  }

  @Override
  public NavigableMap<Instant, Network> carriedOutOverTime() {
    return cut(super.carriedOutOverTime());
  }

  private NavigableMap<Instant, Network> cut(Map<Instant, Network> versions) {
    NavigableMap<Instant, Network> all = new TreeMap<>();
    versions.forEach((at, network) -> all.put(at, cut.apply(network)));
    return all;
  }
}
