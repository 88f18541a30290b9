package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.codec.PlanCodec;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * For which regions the plan of a SKU was made, and the plans it had while others kept to
 * themselves. Plans depend on those before them, so going back to a former policy goes on with the
 * plan that was left then, as if nothing had been between. Kept are the plan under the network's
 * own policy and that before the last turn: a plan each, however often regions are switched.
 *
 * @param print the regions that keep to themselves, see {@link Epoch#regions}
 * @param left in the order in which they were left
 */
record RegionPlans(long print, List<Left> left) {
  private static final long OWN = 0;

  /**
   * A plan that was left.
   *
   * @param stale whether item or demand have changed since, so that it is to be made anew
   */
  record Left(long print, LocalDate plannedOn, boolean stale, SkuPlan plan) {}

  /** Of a SKU that was never planned for other regions. */
  static RegionPlans at(long print) {
    return new RegionPlans(print, List.of());
  }

  /** Whether there is nothing to keep. */
  boolean none() {
    return print == OWN && left.isEmpty();
  }

  /** The plan that was left under a policy of the same network version. */
  Optional<Left> of(long wanted, long networkVersion) {
    return left.stream()
        .filter(plan -> plan.print() == wanted)
        .filter(plan -> plan.plan().versions().network() == networkVersion)
        .findFirst();
  }

  /** After a turn: the plan at hand is left, that of the new policy is not. */
  RegionPlans turned(long to, @Nullable SkuPlan plan, @Nullable LocalDate plannedOn) {
    List<Left> kept = new ArrayList<>();
    left.stream().filter(own -> own.print() == OWN && to != OWN && print != OWN).forEach(kept::add);
    if (plan != null && plannedOn != null) {
      kept.add(new Left(print, plannedOn, false, plan));
    }
    return new RegionPlans(to, List.copyOf(kept));
  }

  /** After a change of item or demand. */
  RegionPlans stale() {
    return left.stream().allMatch(Left::stale)
        ? this
        : new RegionPlans(
            print,
            left.stream()
                .map(plan -> new Left(plan.print(), plan.plannedOn(), true, plan.plan()))
                .toList());
  }

  /** Format 1 byte, print, number of plans; each: print, day, stale, length, plan. */
  byte[] encode() {
    List<byte[]> plans = left.stream().map(plan -> PlanCodec.encode(plan.plan())).toList();
    int size = 1 + 8 + 4;
    for (byte[] plan : plans) {
      size += 8 + 8 + 1 + 4 + plan.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).put((byte) 1).putLong(print).putInt(left.size());
    for (int i = 0; i < left.size(); i++) {
      Left plan = left.get(i);
      out.putLong(plan.print())
          .putLong(plan.plannedOn().toEpochDay())
          .put((byte) (plan.stale() ? 1 : 0))
          .putInt(plans.get(i).length)
          .put(plans.get(i));
    }
    return out.array();
  }

  static RegionPlans decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int format = in.get();
    if (format != 1) {
      throw new IllegalArgumentException(
          "stored form " + format + " is not 1; run the version that wrote it");
    }
    long print = in.getLong();
    List<Left> left = new ArrayList<>();
    for (int more = in.getInt(); more > 0; more--) {
      long of = in.getLong();
      LocalDate plannedOn = LocalDate.ofEpochDay(in.getLong());
      boolean stale = in.get() == 1;
      byte[] plan = new byte[in.getInt()];
      in.get(plan);
      left.add(new Left(of, plannedOn, stale, PlanCodec.decode(plan)));
    }
    return new RegionPlans(print, List.copyOf(left));
  }
}
