package org.echelon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.producers.regional.Tariff;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.producers.world.RegionalWorld;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the world of a demo, and the world they name. */
final class DemoWorld {
  private static final String REGIONAL = "regional";

  @Option(
      names = "--world",
      description = {
        "us8 is generated; regional is a country drawn by the frozen generator of the study of"
            + " regions, national until it is switched; retail and iowa replay the orders of a"
            + " file; empty waits for your own events.",
        "Default: the world whose columns the file has, without a file us8."
      })
  private @Nullable String world;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description = {
        "Replay the orders of a file, .csv or .csv.gz, in the columns of the UCI Online Retail set",
        "or of the Iowa liquor set; products, stores and zones are read from beside it."
      })
  private @Nullable Path orders;

  @Option(
      names = "--lead-times",
      paramLabel = "FILE",
      description = {
        "Draw the vendors' lead times of us8 from a file of purchase-order lines (USAID columns);",
        "their mean is rescaled. Default: gamma with the same shape."
      })
  private @Nullable Path leadTimes;

  @Option(
      names = "--days",
      defaultValue = "14",
      description = "Virtual days of a generated world (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--skus",
      defaultValue = "500",
      description = "SKUs of a generated world (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance (default: 1).")
  private long seed;

  @Option(
      names = "--world-seed",
      paramLabel = "SEED",
      description = "Seed of the world alone; partners keep --seed (default: that of --seed).")
  private @Nullable Long worldSeed;

  /** Tells what cannot work before anything is started. */
  void check() {
    if (!empty()) {
      Worlds.named(world, orders, REGIONAL);
    }
    if (leadTimes != null && !Files.isReadable(leadTimes)) {
      throw new IllegalArgumentException("cannot read the lead times in " + leadTimes);
    }
    if (leadTimes != null && REGIONAL.equals(world)) {
      throw new IllegalArgumentException(
          "--lead-times are those of us8; leave them out with --world regional");
    }
    if (skus < 1) {
      throw new IllegalArgumentException("a world has a SKU at least, not " + skus);
    }
  }

  /** Whether there is no world: whoever runs it feeds it. */
  boolean empty() {
    return orders == null && Worlds.EMPTY.equals(world);
  }

  /** Whether its orders are drawn by chance, and so end with the days. */
  boolean generated() {
    return orders == null && !empty();
  }

  /** What makes it this world and no other. */
  Map<String, String> marks() {
    Map<String, String> marks = new TreeMap<>();
    marks.put("world", String.valueOf(world));
    marks.put("orders", String.valueOf(orders));
    marks.put("lead-times", String.valueOf(leadTimes));
    marks.put("days", Integer.toString(days));
    marks.put("skus", Integer.toString(skus));
    marks.put("seed", Long.toString(seed));
    marks.put("world-seed", Long.toString(worldSeed()));
    return marks;
  }

  /** The world asked for. */
  World placed() {
    if (orders != null) {
      return Worlds.replaying(orders, worldSeed());
    }
    return REGIONAL.equals(world)
        ? new RegionalWorld(worldSeed(), skus, days, Tariff.CALIBRATED)
        : new Us8World(worldSeed(), skus, days, 1, vendors());
  }

  private VendorLeadTimes vendors() {
    return leadTimes == null ? VendorLeadTimes.gamma() : VendorLeadTimes.resampled(leadTimes);
  }

  /** Days after which a run ends; the orders of a file end by themselves. */
  int lastDay() {
    return orders == null ? days : Integer.MAX_VALUE / 2;
  }

  int days() {
    return days;
  }

  long seed() {
    return seed;
  }

  long worldSeed() {
    return worldSeed == null ? seed : worldSeed;
  }
}
