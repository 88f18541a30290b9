package org.echelon.replan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.echelon.codec.PlanCodec;
import org.echelon.codec.PriceMapping;
import org.echelon.price.PriceVector;
import org.echelon.state.Refreshed;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;

/**
 * Follows the same moves of prices in several ways, in turn and on one thread, and holds what the
 * live code comes to against a full recomputation from the stored bytes.
 */
public final class ReplanStudy implements AutoCloseable {
  /** Fewest nodes that hold stock. */
  public static final int FEWEST_NODES = CutNetwork.FEWEST;

  /** Most of them. */
  public static final int MOST_NODES = CutNetwork.MOST;

  /** Items decoded at a time for those ways that are not to pay for it. */
  private static final int BLOCK = 64;

  /** A way to follow a price. */
  public enum Way {
    /** What runs live: adopt the vector, test, plan what the test does not rule out, store. */
    LIVE("live: skip test, plan, store"),
    /** Reads every stored plan and nothing else: a floor under every scan. */
    BARE_SCAN("bare scan of the store"),
    /** Reads and decodes every stored plan and does with it as the live code does. */
    SCAN("whole-store scan and decide"),
    /** Plans every item from a plan that is at hand. */
    ALL("recompute of all SKUs"),
    /** Plans those items only of which a level changes: who knew them would need no test. */
    CHANGED("recompute of the changed SKUs");

    private final String words;

    Way(String words) {
      this.words = words;
    }
  }

  /**
   * What a move came to; counts are of one vector, means over repeats.
   *
   * @param skipped SKUs that the live code left alone
   * @param changed SKUs of which a level changed
   * @param writes plans that the live code stored
   * @param writtenBytes their bytes
   * @param restless SKUs left alone of which another plan made anew would move a level, whether by
   *     the price or by its availability moving on
   * @param different SKUs whose plan is not that of the full recomputation; 0 or all is void
   */
  public record Outcome(
      PriceMove move,
      Map<Way, Figure> figures,
      double skipped,
      double changed,
      double writes,
      double writtenBytes,
      double restless,
      long different) {

    /** What a way took. */
    public Figure figure(Way way) {
      return Objects.requireNonNull(figures.get(way));
    }

    /** CPU time of the live code over that of another way. */
    public double ratio(Way other) {
      return figure(Way.LIVE).millis() / figure(other).millis();
    }
  }

  private final ReplanWorld world;
  private final PlanStore store;
  private final LivePlan live;
  private final FullPlan full;
  private final List<SkuPlan> block = new ArrayList<>();
  private long version = 1;
  private long sink;

  /** Plans all items and stores the plans in a folder. */
  public ReplanStudy(int skus, int nodes, long seed, Path folder, SkuPlanner planner)
      throws IOException {
    world = new ReplanWorld(skus, nodes, seed);
    store = new PlanStore(folder);
    live = new LivePlan(world, store, planner);
    full = new FullPlan(world);
  }

  /** Bytes that the plans of all items take in the store. */
  public long storedBytes() {
    long[] bytes = {0};
    try (PlanStore.Frozen now = store.freeze()) {
      now.scan((key, value) -> bytes[0] += value.length);
    }
    return bytes[0];
  }

  /**
   * Measures a move, there and back in turn, after two unmeasured rounds.
   *
   * @param repeats vectors measured
   */
  public Outcome measure(PriceMove move, int repeats) {
    follow(move, 0, new Tally());
    follow(move, 1, new Tally());
    Tally tally = new Tally();
    for (int i = 0; i < repeats; i++) {
      follow(move, i, tally);
    }
    return tally.outcome(move, world.items.size());
  }

  private void follow(PriceMove move, int round, Tally tally) {
    version++;
    PriceVector vector = round % 2 == 0 ? world.prices.moved(move, version) : world.prices.still(version);
    PriceView prices = PriceMapping.view(vector, world.core, MovingPrices.week());
    List<Way> turns = new ArrayList<>(List.of(Way.values()));
    turns.remove(Way.CHANGED);
    Collections.rotate(turns, round);
    try (PlanStore.Frozen before = store.freeze()) {
      for (Way way : turns) {
        tally.add(way, time(way, before, vector, prices, tally));
      }
      BitSet changed = compare(before, prices, tally);
      tally.changed += changed.cardinality();
      tally.add(Way.CHANGED, plans(before, prices, changed));
    }
  }

  private ThreadTime time(
      Way way, PlanStore.Frozen before, PriceVector vector, PriceView prices, Tally tally) {
    ThreadTime time = new ThreadTime();
    switch (way) {
      case LIVE -> time.of(() -> tally.live(live, vector, store));
      case BARE_SCAN -> time.of(() -> before.scan((key, value) -> sink += value.length));
      case SCAN -> time.of(() -> scan(before, prices));
      default -> {
        BitSet all = new BitSet();
        all.set(0, world.items.size());
        return plans(before, prices, all);
      }
    }
    return time;
  }

  private void scan(PlanStore.Frozen before, PriceView prices) {
    int[] item = {0};
    before.scan(
        (key, value) ->
            sink += full.unlessSkipped(item[0]++, FullPlan.decode(value), prices).levelUnits(0));
  }

  /** Plans some items; reading and decoding what they had is not counted. */
  private ThreadTime plans(PlanStore.Frozen before, PriceView prices, BitSet which) {
    ThreadTime time = new ThreadTime();
    int[] item = {0};
    int[] items = new int[BLOCK];
    Runnable planBlock =
        () -> {
          for (int i = 0; i < block.size(); i++) {
            sink += full.anew(items[i], block.get(i), prices).levelUnits(0);
          }
        };
    before.scan(
        (key, value) -> {
          if (which.get(item[0]++)) {
            items[block.size()] = item[0] - 1;
            block.add(FullPlan.decode(value));
            if (block.size() == BLOCK) {
              time.of(planBlock);
              block.clear();
            }
          }
        });
    time.of(planBlock);
    block.clear();
    return time;
  }

  /** Holds every plan against its full recomputation; the items of which a level changed. */
  private BitSet compare(PlanStore.Frozen before, PriceView prices, Tally tally) {
    BitSet changed = new BitSet();
    int[] item = {0};
    before.scan(
        (key, value) -> {
          int i = item[0]++;
          SkuPlan former = FullPlan.decode(value);
          SkuPlan now = live.plan(i);
          SkuPlan expected = full.defined(i, former, prices);
          tally.different += same(now, expected) ? 0 : 1;
          boolean moved = !now.sameLevels(former);
          changed.set(i, moved);
          if (!moved && !full.anew(i, former, prices).sameLevels(former)) {
            tally.restless++;
          }
        });
    if (item[0] != world.items.size()) {
      throw new IllegalStateException(item[0] + " plans are stored, not " + world.items.size());
    }
    return changed;
  }

  /** Whether two plans are the same bytes. */
  static boolean same(SkuPlan one, SkuPlan other) {
    return Arrays.equals(PlanCodec.encode(one), PlanCodec.encode(other));
  }

  /** What the work came to, so that none of it can be left out. */
  public long sink() {
    return sink;
  }

  @Override
  public void close() {
    store.close();
  }

  private static final class Tally {
    private final Map<Way, List<ThreadTime>> times = new EnumMap<>(Way.class);
    private int rounds;
    private long skipped;
    private long writes;
    private long writtenBytes;
    long changed;
    long restless;
    long different;

    void add(Way way, ThreadTime time) {
      times.computeIfAbsent(way, w -> new ArrayList<>()).add(time);
    }

    void live(LivePlan live, PriceVector vector, PlanStore store) {
      long puts = store.puts();
      long bytes = store.bytesPut();
      Refreshed done = live.follow(vector);
      rounds++;
      skipped += done.getSkipped();
      writes += store.puts() - puts;
      writtenBytes += store.bytesPut() - bytes;
    }

    Outcome outcome(PriceMove move, int skus) {
      Map<Way, Figure> figures = new EnumMap<>(Way.class);
      times.forEach((way, all) -> figures.put(way, Figure.of(way.words, all, skus)));
      double n = rounds;
      return new Outcome(
          move,
          figures,
          skipped / n,
          changed / n,
          writes / n,
          writtenBytes / n,
          restless / n,
          different);
    }
  }
}
