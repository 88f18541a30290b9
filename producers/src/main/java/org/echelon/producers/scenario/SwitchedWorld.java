package org.echelon.producers.scenario;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import org.echelon.control.Control;
import org.echelon.producers.world.ForwardingWorld;
import org.echelon.producers.world.World;

/** A national world whose regions operators switch and switch back; all else stays as it is. */
public final class SwitchedWorld extends ForwardingWorld {
  private final SwitchPlan plan;

  public SwitchedWorld(World national, SwitchPlan plan) {
    super(national);
    this.plan = plan;
  }

  @Override
  public NavigableMap<Instant, List<Control>> controlsOverTime() {
    return plan.controls(network(), startAt());
  }
}
