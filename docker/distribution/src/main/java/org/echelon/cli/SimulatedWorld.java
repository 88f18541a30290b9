package org.echelon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.echelon.producers.shop.NetworkFolder;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.shop.NetworkOrdinals;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.producers.world.ScaledCapacity;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;
import picocli.CommandLine.Option;

/** The options that name the world of a simulation, and the world they name. */
final class SimulatedWorld {
  private static final String IOWA_FORM = "iowa-form";

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

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description = "Replay the orders of a file, .csv or .csv.gz, of Online Retail or of Iowa.")
  private Path orders;

  @Option(
      names = "--skus",
      defaultValue = "1000",
      description = "SKUs of a generated world (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--capacity",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Factor of all rooms and flows of a generated world, such as 0.85.")
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
    double rooms = roomFactor();
    double flows = flowFactor();
    if (network != null) {
      Network own =
          Files.isDirectory(network)
              ? NetworkFolder.read(network, GeneratedWorld.start())
              : NetworkForm.read(network, GeneratedWorld.start());
      Network numbered = NetworkOrdinals.assign(Optional.empty(), List.of(), own);
      return GeneratedWorld.on(ScaledCapacity.of(numbered, rooms, flows), seed, skus, days);
    }
    if (IOWA_FORM.equals(world)) {
      return GeneratedWorld.iowa(seed, skus, days, rooms, flows);
    }
    return orders == null
        ? Us8World.scaled(seed, skus, days, rooms, flows)
        : Worlds.replaying(orders, seed);
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
    return orders != null;
  }

  /** Where demand and supply come from, in words. */
  String source() {
    return orders == null
        ? "Generated demand and supply"
        : "Replayed demand, synthetic supply: inventory and capacity are ours";
  }

  /** Tells what cannot work before anything is started. */
  void check() {
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
    if (skus < 1) {
      throw new IllegalArgumentException("--skus is 1 or more");
    }
    if (!(capacity > 0) || !(storage > 0) || !(flow > 0)) {
      throw new IllegalArgumentException("--capacity, --storage, --flow above zero");
    }
    if (orders != null && (capacity != 1 || storage != 1 || flow != 1)) {
      throw new IllegalArgumentException("capacities of a replayed world stay as they are");
    }
  }
}
