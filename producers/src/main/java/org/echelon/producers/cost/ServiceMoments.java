package org.echelon.producers.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.echelon.network.Network;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;

/**
 * By which options an order can leave, and which of them are late, for an order of any instant that
 * leaves at once or later.
 *
 * <p>Nothing changes between two cut-offs, so answers are kept by stretch of time. An option faster
 * than the order does not serve it. An order is due as {@code DueTimes} has it.
 */
public final class ServiceMoments {
  private static final double DAY_MILLIS = 86_400_000;
  private static final long MARGIN_DAYS = 9;

  private final List<List<ShipOption>> byZone = new ArrayList<>();
  private final long[] cutOffs;
  private final Map<Key, List<Leaving>> known = new HashMap<>();

  /** An option by which an order may leave, and whether it comes late. */
  public record Leaving(ShipOption option, boolean late) {}

  /** Stretches of time in which an order was placed and leaves. */
  public record Key(int zone, Speed speed, int placed, int left) {}

  /**
   * @param fromMillis first instant asked for
   * @param untilMillis last instant asked for
   */
  public ServiceMoments(Network network, long fromMillis, long untilMillis) {
    network.zones().forEach(zone -> byZone.add(new ArrayList<>()));
    TreeSet<Long> instants = new TreeSet<>();
    long last = untilMillis + (long) (MARGIN_DAYS * DAY_MILLIS);
    for (ShipOption option : network.shipOptions()) {
      byZone.get(option.zone()).add(option);
      long at = fromMillis - (long) DAY_MILLIS;
      while (at <= last) {
        at = option.nextCutOff(at);
        instants.add(at);
      }
    }
    cutOffs = instants.stream().mapToLong(Long::longValue).toArray();
  }

  /** What an order that leaves from an instant on is told by. */
  public Key key(int zone, Speed speed, long placedMillis, long leavesMillis) {
    return new Key(
        zone, speed, stretch(placedMillis), stretch(Math.max(placedMillis, leavesMillis) - 1));
  }

  /** The options of an order, of its own speed and slower. */
  public List<Leaving> leaving(Key key) {
    return known.computeIfAbsent(key, this::find);
  }

  /** The number of cut-offs up to and including an instant. */
  private int stretch(long atMillis) {
    int found = Arrays.binarySearch(cutOffs, atMillis);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private List<Leaving> find(Key key) {
    long due = Long.MIN_VALUE;
    for (ShipOption option : byZone.get(key.zone())) {
      if (option.speed() == key.speed()) {
        due = Math.max(due, arrival(option, key.placed()));
      }
    }
    List<Leaving> all = new ArrayList<>();
    for (ShipOption option : byZone.get(key.zone())) {
      if (option.speed().compareTo(key.speed()) >= 0) {
        boolean dated = due > Long.MIN_VALUE;
        all.add(new Leaving(option, dated && arrival(option, key.left()) > due));
      }
    }
    return all;
  }

  /** When a parcel is there that is ready within a stretch. */
  private long arrival(ShipOption option, int stretch) {
    long within = stretch == 0 ? cutOffs[0] - 1 : cutOffs[stretch - 1];
    return option.nextCutOff(within) + Math.round(option.transitDays() * DAY_MILLIS);
  }
}
