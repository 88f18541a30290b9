package org.echelon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
  private static final List<Long> USUAL_TUNE_SEEDS = List.of(101L, 102L);
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

  /**
   * A world to tune policies on. It holds nothing that the other worlds hold out: of files it is
   * made of the known part alone, of which a last part is held out again; what is generated is
   * another draw of the same law.
   */
  World toTuneOn(long seed, int days, double roomsTimes, double flowsTimes) {
    double rooms = roomFactor() * roomsTimes;
    double flows = flowFactor() * flowsTimes;
    World placed =
        replays() ? replayed.ofKnown(seed, skus, rooms, flows) : placed(seed, days, rooms, flows);
    return leadTimes == null
        ? placed
        : new VendorTimesWorld(placed, VendorLeadTimes.splitOfKnown(leadTimes, replayed.fit()));
  }

  /** Days of a run to tune on: as many as asked for, or as the known part of a file has. */
  int daysToTuneOn(int days) {
    return replays() ? Math.min(days, replayed.daysOfKnown()) : days;
  }

  /** Seeds to tune on where none are named: of a file the last two samples that there are. */
  List<Long> usualTuneSeeds() {
    if (!replays()) {
      return USUAL_TUNE_SEEDS;
    }
    long last = replayed.samplesOfKnown(skus).count();
    return last < 2 ? List.of(last) : List.of(last - 1, last);
  }

  /** What policies are tuned on, in words. */
  String tunedOn() {
    String vendors = leadTimes == null ? "" : ", vendors with times of the known purchases alone";
    return (replays() ? replayed.wordsOfKnown() : "other draws of the same world") + vendors;
  }

  /** Refuses seeds that there is no world to tune on for. */
  void checkTuneSeeds(List<Long> seeds) {
    if (replaysWhole()) {
      throw new IllegalArgumentException(
          "with --fit 0 nothing of the file is held out; tune with a share --fit above 0");
    }
    if (replays()) {
      try {
        seeds.forEach(replayed.samplesOfKnown(skus)::of);
      } catch (IllegalArgumentException beyond) {
        throw new IllegalArgumentException(
            "--tune-seeds, of items that sold before the border of the known part: "
                + beyond.getMessage(),
            beyond);
      }
    }
  }

  /** The files that worlds are made of. */
  List<Path> files() {
    List<Path> files = new ArrayList<>(replayed.files());
    Stream.of(network, leadTimes).filter(Objects::nonNull).forEach(files::add);
    return files;
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
    return usualDays(USUAL_DAYS);
  }

  /** The same with days of one's own for a world that has no end. */
  int usualDays(int endless) {
    return replayed.heldOut() ? replayed.days() : endless;
  }

  /** Refuses to run beyond the end of a file. */
  void checkDays(int days) {
    replayed.checkDays(days);
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
