package org.echelon.producers.scenario;

import java.time.Instant;
import java.util.NavigableMap;
import org.echelon.producers.world.ForwardingWorld;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;

/** A national world whose regions are switched and switched back; all else stays as it is. */
public final class SwitchedWorld extends ForwardingWorld {
  private final SwitchPlan plan;

  public SwitchedWorld(World national, SwitchPlan plan) {
    super(national);
    this.plan = plan;
  }

  @Override
  public NavigableMap<Instant, Network> publishedOverTime() {
    return plan.versions(network(), startAt());
  }
}
