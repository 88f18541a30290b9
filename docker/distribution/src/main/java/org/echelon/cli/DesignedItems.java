package org.echelon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.NetworkMapping;
import org.echelon.planning.regions.SkuClass;
import org.echelon.producers.regions.DemandClasses;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say for which network, items and demand regions are looked at. */
final class DesignedItems {
  private static final int USUAL_DAYS = 14;

  @Mixin private SimulatedWorld worlds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the world, the first of those simulated (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--items",
      paramLabel = "COUNT",
      defaultValue = "0",
      description = {
        "How many items the SKUs of the world stand for; lanes fill up with more of them"
            + " (default: themselves)."
      })
  private double items;

  @Option(
      names = "--demand",
      paramLabel = "FILE",
      description = {
        "Demand by class of items and zone in place of the world's, CSV: class, zone,"
            + " units_per_day, and perhaps items, speed, variance_to_mean, unit_cube, unit_cost,"
            + " lost_value."
      })
  private @Nullable Path demand;

  /** Refuses what cannot be. */
  void check() {
    worlds.check();
    if (!(items >= 0)) {
      throw new IllegalArgumentException("--items is 0 or more");
    }
    if (demand != null && items > 0) {
      throw new IllegalArgumentException(
          "a file of --demand says itself how many items a class has; leave out --items");
    }
  }

  SimulatedWorld worlds() {
    return worlds;
  }

  long seed() {
    return seed;
  }

  World world() {
    return worlds.of(seed, USUAL_DAYS);
  }

  /** Whether demand is that of a file. */
  boolean ofFile() {
    return demand != null;
  }

  /** Whether each SKU of the world stands for itself. */
  boolean themselves() {
    return demand == null && items == 0;
  }

  /** The items of the world on its network or on one like it, or those of the file. */
  List<SkuClass> classes(World world, Network network) {
    org.echelon.network.Network core =
        NetworkMapping.toCore(network, network.getEffectiveAt().toEpochMilli());
    return demand == null ? DemandClasses.of(world, core, items) : DemandClasses.read(demand, core);
  }

  /** By how much more items there are than SKUs of the world. */
  double times(List<SkuClass> classes) {
    return items > 0 && demand == null ? items / classes.size() : 1;
  }

  /** Starts what a command tells machines. */
  ResultDocument document(String command, List<SkuClass> classes) {
    return new ResultDocument(command, Machine.now())
        .setting("world", worlds.settings(seed, USUAL_DAYS))
        .setting("seed", seed)
        .setting("classes", classes.size())
        .setting("items", classes.stream().mapToDouble(SkuClass::items).sum());
  }

  /** The files that all of it is made of. */
  List<Path> files() {
    List<Path> files = new ArrayList<>(worlds.files());
    if (demand != null) {
      files.add(demand);
    }
    return files;
  }
}
