package org.echelon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.producers.shop.NetworkFolder;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.shop.NetworkOrdinals;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.producers.world.ScaledCapacity;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.VendorTimesWorld;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name the world of a simulation, and the world they name. */
final class SimulatedWorld {
  private static final String IOWA_FORM = "iowa-form";
  private static final int USUAL_SKUS = 1000;
  private static final int USUAL_DAYS = 14;
  private static final String REPLAYED =
      "Replayed demand, synthetic supply: inventory, lead times and capacity are ours";

  @Option(
      names = "--world",
      description = {
        "us8 is generated; iowa-form has the network and the rhythm of the Iowa world with demand"
            + " drawn by chance; retail and iowa replay the orders of a file.",
        "Default: the world whose columns the file has, without a file us8."
      })
  private String world;

  @Option(
      names = "--network",
      paramLabel = "PATH",
      description = {
        "A network of your own, a JSON file or a folder of CSV files, with demand drawn by chance;",
        "lanes that wait for approval move by themselves."
      })
  private Path network;

  @Mixin private ReplayedOrders replayed;

  @Option(
      names = "--skus",
      description = {
        "SKUs of a generated world, or of a sample of a file's (default: 1000, of a file 150)."
      })
  private Integer skus;

  @Option(
      names = "--lead-times",
      paramLabel = "FILE",
      description = {
        "Purchase-order lines of USAID. Vendors take the times of those sent after the share --fit"
            + " of the file's time; the planner is told the fit of those before."
      })
  private Path leadTimes;

  @Option(
      names = "--capacity",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Factor of all rooms and flows, such as 0.85.")
  private double capacity;

  @Option(
      names = "--storage",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Factor of rooms alone, on top of --capacity.")
  private double storage;

  @Option(
      names = "--flow",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Factor of units a day alone, on top of --capacity.")
  private double flow;

  /** The world of a seed. */
  World of(long seed, int days) {
    return of(seed, days, 1, 1);
  }

  /** The same with rooms and flows that are a multiple of those asked for. */
  World of(long seed, int days, double roomsTimes, double flowsTimes) {
    World placed = placed(seed, days, roomFactor() * roomsTimes, flowFactor() * flowsTimes);
    return leadTimes == null
        ? placed
        : new VendorTimesWorld(placed, VendorLeadTimes.split(leadTimes, replayed.fit()));
  }

  private World placed(long seed, int days, double rooms, double flows) {
    int size = skus == null ? USUAL_SKUS : skus;
    if (network != null) {
      Network own =
          Files.isDirectory(network)
              ? NetworkFolder.read(network, GeneratedWorld.start())
              : NetworkForm.read(network, GeneratedWorld.start());
      Network numbered = NetworkOrdinals.assign(Optional.empty(), List.of(), own);
      return GeneratedWorld.on(ScaledCapacity.of(numbered, rooms, flows), seed, size, days);
    }
    if (IOWA_FORM.equals(world)) {
      return GeneratedWorld.iowa(seed, size, days, rooms, flows);
    }
    return replayed.file() == null
        ? Us8World.scaled(seed, size, days, rooms, flows)
        : replayed.of(seed, skus, rooms, flows);
  }

  /** Tells which seeds have no world, before any is run. */
  void checkSeeds(long first, long last) {
    if (replayed.heldOut()) {
      replayed.checkSeeds(first, last, skus);
    }
  }

  /** Days to run where none are asked for: a file is run to its end. */
  int usualDays() {
    return replayed.heldOut() ? replayed.days() : USUAL_DAYS;
  }

  /** What the world was made of, for machines. */
  Map<String, Object> settings(long seed, int days) {
    Map<String, Object> settings = replayed.settings(skus);
    settings.put("source", source());
    settings.computeIfAbsent("skus", name -> of(seed, days).items().size());
    if (leadTimes != null) {
      settings.put("leadTimes", leadTimes.getFileName().toString());
    }
    return settings;
  }

  /** Factor of all rooms. */
  double roomFactor() {
    return capacity * storage;
  }

  /** Factor of all flows. */
  double flowFactor() {
    return capacity * flow;
  }

  /** Whether orders are those of a file. */
  boolean replays() {
    return replayed.file() != null;
  }

  /** Whether a whole file is replayed, so that items and capacities stay as they are. */
  boolean replaysWhole() {
    return replays() && !replayed.heldOut();
  }

  /** Where demand and supply come from, in words. */
  String source() {
    if (replayed.file() == null) {
      return "Generated demand and supply. Each seed draws another catalogue and its demand";
    }
    return REPLAYED + (replayed.heldOut() ? ". " + replayed.words(skus) : "");
  }

  /** Tells what cannot work before anything is started. */
  void check() {
    Path orders = replayed.file();
    if (network != null && (world != null || orders != null)) {
      throw new IllegalArgumentException("--network goes without --world and --orders");
    }
    if (network != null && !Files.isReadable(network)) {
      throw new IllegalArgumentException("cannot read the network in " + network);
    }
    if (!IOWA_FORM.equals(world)) {
      Worlds.named(world, orders);
    } else if (orders != null) {
      throw new IllegalArgumentException("the world iowa-form reads no --orders");
    }
    if (Worlds.GENERATED.equals(world) && orders != null) {
      throw new IllegalArgumentException("the world us8 reads no --orders; leave out --world");
    }
    if (skus != null && skus < 1) {
      throw new IllegalArgumentException("--skus is 1 or more");
    }
    if (!(capacity > 0) || !(storage > 0) || !(flow > 0)) {
      throw new IllegalArgumentException("--capacity, --storage, --flow above zero");
    }
    replayed.check(leadTimes != null);
    if (replaysWhole() && (capacity != 1 || storage != 1 || flow != 1 || skus != null)) {
      throw new IllegalArgumentException(
          "with --fit 0 items and capacities are those of the whole file");
    }
    if (leadTimes != null && !Files.isReadable(leadTimes)) {
      throw new IllegalArgumentException("cannot read the lead times in " + leadTimes);
    }
    if (leadTimes != null && !(replayed.fit() > 0)) {
      throw new IllegalArgumentException("--lead-times are fitted to a share --fit above 0");
    }
  }
}
