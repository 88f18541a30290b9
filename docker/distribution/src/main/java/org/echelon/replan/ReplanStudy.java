package org.echelon.replan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
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

  /** Items at most that the costly ways and checks are made for, if there are many more. */
  private static final int SAMPLE = 10_000;

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
   * @param targets stocked levels that changed, as a share of all
   * @param restless SKUs left alone of which another plan made anew would move a level, whether by
   *     the price or by its availability moving on
   * @param replayed SKUs left alone whose last sweep was made again at the new prices
   * @param wrong those of them of which it moves a level
   * @param different SKUs whose plan is not that of the full recomputation; 0 or all is void
   */
  public record Outcome(
      PriceMove move,
      Map<Way, Figure> figures,
      double skipped,
      double changed,
      double writes,
      double writtenBytes,
      double targets,
      double restless,
      long replayed,
      long wrong,
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
  private final int stride;

  /** Of the items of the sample, the bytes of the plan that the present one was made from. */
  private final Map<Integer, byte[]> starts = new HashMap<>();

  private boolean warm;
  private boolean away;
  private long version = 1;
  private long sink;

  /** Plans all items and stores the plans in a folder. */
  public ReplanStudy(int skus, int nodes, long seed, Path folder, SkuPlanner planner)
      throws IOException {
    world = new ReplanWorld(skus, nodes, seed);
    store = new PlanStore(folder);
    live = new LivePlan(world, store, planner);
    full = new FullPlan(world);
    stride = Math.max(1, skus / SAMPLE);
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
   * Measures a move, there and back in turn, once everything has run unmeasured.
   *
   * @param repeats vectors measured
   */
  public Outcome measure(PriceMove move, int repeats) {
    if (!warm) {
      warm = true;
      follow(move, 0, new Tally());
      follow(move, 1, new Tally());
    } else if (away) {
      follow(move, 1, new Tally());
    }
    Tally tally = new Tally();
    for (int i = 0; i < repeats; i++) {
      follow(move, i, tally);
    }
    return tally.outcome(move, world.items.size(), stride);
  }

  private void follow(PriceMove move, int round, Tally tally) {
    version++;
    away = round % 2 == 0;
    PriceVector vector = away ? world.prices.moved(move, version) : world.prices.still(version);
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

  private boolean sampled(int item) {
    return item % stride == 0;
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

  /** Plans some items of the sample; reading and decoding what they had is not counted. */
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
          int i = item[0]++;
          if (sampled(i) && which.get(i)) {
            items[block.size()] = i;
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
          boolean alone = full.leftAlone(former, prices);
          SkuPlan expected =
              alone ? former.advancedTo(prices.version()) : full.anew(i, former, prices);
          tally.different += same(now, expected) ? 0 : 1;
          changed.set(i, !now.sameLevels(former));
          tally.targets.add(former, now);
          if (sampled(i)) {
            if (alone) {
              replay(i, former, prices, tally);
            } else {
              starts.put(i, value);
            }
          }
        });
    if (item[0] != world.items.size()) {
      throw new IllegalStateException(item[0] + " plans are stored, not " + world.items.size());
    }
    return changed;
  }

  /** Holds a plan left alone against what its last planning, and one more, would find now. */
  private void replay(int item, SkuPlan plan, PriceView prices, Tally tally) {
    if (!full.anew(item, plan, prices).sameLevels(plan)) {
      tally.restless++;
    }
    byte[] start = starts.get(item);
    if (start != null) {
      tally.replayed++;
      if (!full.lastSweep(item, FullPlan.decode(start), prices).sameLevels(plan)) {
        tally.wrong++;
      }
    }
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
    final Targets targets = new Targets();
    long changed;
    long restless;
    long replayed;
    long wrong;
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

    Outcome outcome(PriceMove move, int skus, int stride) {
      Map<Way, Figure> figures = new EnumMap<>(Way.class);
      times.forEach(
          (way, all) -> {
            boolean ofSample = way == Way.ALL || way == Way.CHANGED;
            figures.put(way, Figure.of(way.words, all, skus, ofSample ? stride : 1));
          });
      double n = rounds;
      return new Outcome(
          move,
          figures,
          skipped / n,
          changed / n,
          writes / n,
          writtenBytes / n,
          targets.share(),
          stride * restless / n,
          replayed,
          wrong,
          different);
    }
  }
}
