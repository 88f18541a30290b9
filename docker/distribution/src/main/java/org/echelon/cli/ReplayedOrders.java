package org.echelon.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.producers.iowa.IowaHistory;
import org.echelon.producers.orders.KnownSales;
import org.echelon.producers.orders.OrderColumns;
import org.echelon.producers.orders.OrderHistory;
import org.echelon.producers.orders.RetailHistory;
import org.echelon.producers.orders.SkuSamples;
import org.echelon.producers.orders.SplitOrders;
import org.echelon.producers.world.HeldOutWorld;
import org.echelon.producers.world.World;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a run on a file of real orders: what is known of it, and what is replayed. */
final class ReplayedOrders {
  private static final int USUAL_SKUS = 150;
  private static final double USUAL_FIT = 0.6;
  private static final double USUAL_LARGEST_LINE = 8;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description = {
        "Replay the orders of a file, .csv or .csv.gz, of Online Retail or of Iowa, on a supply of"
            + " our own; each seed takes other items of it."
      })
  private Path orders;

  @Option(
      names = "--fit",
      paramLabel = "SHARE",
      description = {
        "Share of a file's time that is known before the run: forecasts, limits, stock and lead"
            + " times follow from it, and the run begins after it. 0 replays the whole file with"
            + " all its items, first forecasts from its first 60 days (default: 0.6)."
      })
  private Double fit;

  @Option(
      names = "--largest-line",
      paramLabel = "WEEKS",
      description = {
        "Leave out lines of more weeks of their item's mean demand: nobody serves them from stock"
            + " (default: 8)."
      })
  private Double largestLine;

  private @Nullable OrderHistory history;
  private @Nullable SplitOrders split;
  private @Nullable SplitOrders known;

  /** The file, null where nothing is replayed. */
  Path file() {
    return orders;
  }

  /** Share of a file's time that is known. */
  double fit() {
    return fit == null ? USUAL_FIT : fit;
  }

  private double largestLine() {
    return largestLine == null ? USUAL_LARGEST_LINE : largestLine;
  }

  /** Whether a run begins in the middle of a file. */
  boolean heldOut() {
    return orders != null && fit() > 0;
  }

  /** Days after the border. */
  int days() {
    return split().daysAfter();
  }

  /** Refuses days that the file does not have: a run would go on with nobody ordering. */
  void checkDays(int days) {
    if (heldOut() && days > days()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--days %d goes beyond the end of %s, which has %d days from %s on; ask for no more",
              days,
              orders.getFileName(),
              days(),
              border()));
    }
    if (orders != null && !heldOut()) {
      List<? extends OrderHistory.Sale> sales = history().sales();
      long all =
          sales.isEmpty()
              ? 0
              : Duration.between(sales.get(0).at(), sales.get(sales.size() - 1).at()).toDays() + 2;
      if (days > all) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "--days %d goes beyond the end of %s, which has %d days; ask for no more",
                days,
                orders.getFileName(),
                all));
      }
    }
  }

  /** Days after the border of what is known alone. */
  int daysOfKnown() {
    return splitOfKnown().daysAfter();
  }

  /** The files that are read. */
  List<Path> files() {
    if (orders == null) {
      return List.of();
    }
    return switch (OrderColumns.of(orders)) {
      case RETAIL -> RetailHistory.files(orders);
      case IOWA -> IowaHistory.files(orders);
    };
  }

  /** The world of a seed. */
  World of(long seed, Integer skus, double rooms, double flows) {
    if (!heldOut()) {
      return Worlds.replaying(orders, seed);
    }
    return new HeldOutWorld(split(), samples(skus).of(seed), seed, rooms, flows);
  }

  /** The world of a seed made of what is known alone: its own last part is held out. */
  World ofKnown(long seed, Integer skus, double rooms, double flows) {
    return new HeldOutWorld(splitOfKnown(), samplesOfKnown(skus).of(seed), seed, rooms, flows);
  }

  /** Tells which seeds have no sample. */
  void checkSeeds(long first, long last, Integer skus) {
    samples(skus).of(first);
    samples(skus).of(last);
  }

  private SkuSamples samples(Integer asked) {
    return new SkuSamples(split().known(), skus(asked));
  }

  /** Samples of what sold before the border of what is known. */
  SkuSamples samplesOfKnown(Integer asked) {
    Map<String, KnownSales> sold = splitOfKnown().known();
    return new SkuSamples(sold, Math.min(skus(asked), sold.size()));
  }

  /** What a world of the known part is made of, in words. */
  String wordsOfKnown() {
    return String.format(
        Locale.ROOT,
        "the known part alone, fitted to the orders before %s and run from then to %s at most",
        LocalDate.ofInstant(splitOfKnown().at(), splitOfKnown().history().zone()),
        border());
  }

  /** Items in a sample. */
  int skus(Integer asked) {
    return Math.min(asked == null ? USUAL_SKUS : asked, split().known().size());
  }

  /** What is known, what is run and what is left out, in words. */
  String words(Integer asked) {
    SplitOrders.NotPlanned left = split().notPlanned();
    return String.format(
        Locale.ROOT,
        "Known: the orders before %s, the first %.0f%% of the time. Each seed takes %d other items"
            + " of the %,d that sold by then, alike in what they sold, so an interval tells how a"
            + " difference varies with the items of this file in these weeks, and nothing of other"
            + " years or firms. Left out of the orders after it: %.1f%% of the units, of items that"
            + " sold nothing before, and %.1f%%, in lines of more than %.0f weeks of their item's"
            + " mean",
        border(),
        100 * fit(),
        skus(asked),
        split().known().size(),
        100 * left.newItems(),
        100 * left.arrangement(),
        largestLine());
  }

  /** The same for machines. */
  Map<String, Object> settings(Integer asked) {
    Map<String, Object> settings = new TreeMap<>();
    if (heldOut()) {
      settings.put("orders", orders.getFileName().toString());
      settings.put("fit", fit());
      settings.put("runFrom", border());
      settings.put("skus", skus(asked));
      settings.put("skusKnown", split().known().size());
      settings.put("largestLineWeeks", largestLine());
      settings.put("leftOut", split().notPlanned());
      settings.put("rowsNotOrders", split().history().rowsLeftOut());
    }
    return settings;
  }

  /**
   * Tells what cannot work before anything is started.
   *
   * @param leadTimes whether lead times are fitted to the share that is known
   */
  void check(boolean leadTimes) {
    if (!(fit() >= 0) || fit() >= 1) {
      throw new IllegalArgumentException("--fit is a share from 0 to below 1, not " + fit);
    }
    if (fit != null && orders == null && !leadTimes) {
      throw new IllegalArgumentException(
          "--fit is a share of a file's time; name the file with --orders or --lead-times");
    }
    if (!(largestLine() > 0)) {
      throw new IllegalArgumentException("--largest-line is above 0 weeks");
    }
    if (largestLine != null && !heldOut()) {
      throw new IllegalArgumentException(
          orders == null
              ? "--largest-line leaves out lines of a file; name it with --orders"
              : "--fit 0 replays all lines; leave out --largest-line");
    }
  }

  private LocalDate border() {
    return LocalDate.ofInstant(split().at(), split().history().zone());
  }

  private synchronized SplitOrders split() {
    if (split == null) {
      split = new SplitOrders(history(), fit(), largestLine());
    }
    return split;
  }

  private synchronized SplitOrders splitOfKnown() {
    if (known == null) {
      known = split().ofKnown();
    }
    return known;
  }

  /** The file is read once, when it is first needed. */
  private synchronized OrderHistory history() {
    if (history == null) {
      history =
          switch (OrderColumns.of(orders)) {
            case RETAIL -> RetailHistory.of(orders);
            case IOWA -> IowaHistory.of(orders);
          };
    }
    return history;
  }
}
