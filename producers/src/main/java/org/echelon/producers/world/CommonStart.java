package org.echelon.producers.world;

import java.util.List;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.jspecify.annotations.Nullable;

/**
 * A world that starts with the same stock each time: what is counted follows from the levels of the
 * first run alone, so that whoever plans the later ones inherits it.
 */
public final class CommonStart extends ForwardingWorld {
  private @Nullable List<Adjustment> counts;

  public CommonStart(World world) {
    super(world);
  }

  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    if (counts == null) {
      counts = List.copyOf(super.openingCounts(levels));
    }
    return counts;
  }
}
