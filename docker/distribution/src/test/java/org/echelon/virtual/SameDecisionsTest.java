package org.echelon.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.run.PriceRhythm;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.shop.NetworkFolder;
import org.echelon.producers.shop.NetworkOrdinals;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.DecisionHash;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.VirtualSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core on one thread and the production topologies decide the same, byte by byte. */
class SameDecisionsTest {
  private static final Duration STEP = Duration.ofHours(2);
  private static final long SEED = 7;

  @TempDir private Path folder;

  /** What a run decided, and what came of it. */
  private record Told(String fingerprint, long decisions, SimulationSummary summary) {}

  @Test
  void shouldDecideTheSameOnTheGeneratedWorld() {
    shouldDecideTheSame(new Us8World(SEED, 60, 10), 10, Duration.ofHours(24));
  }

  @Test
  void shouldDecideTheSameOnANetworkOfCsvFiles() throws IOException {
    write(
        "nodes.csv",
        """
        node,kind,time_zone,storage_cube,inbound_units_day,outbound_units_day
        V-1,VENDOR,Europe/Berlin,,,
        V-2,VENDOR,Europe/Berlin,,,
        DC,DC,Europe/Berlin,2500,900,900
        FC-N,FC,Europe/Berlin,160,300,300
        FC-S,FC,Europe/Paris,160,300,300
        FC-W,FC,Europe/London,110,200,200
        """);
    write("zones.csv", "zone,time_zone\nZ-N,Europe/Berlin\nZ-S,Europe/Paris\nZ-W,Europe/London\n");
    write(
        "lanes.csv",
        """
        from,to,days,depart,lead_mean_days,lead_sd_days,cost_unit,cost_cube
        V-1,DC,Mo;We;Fr,12:00,3,1,0.02,0.05
        V-2,DC,Tu;Th,11:00,5,2,0.01,0.05
        DC,FC-N,,18:00,1,0.3,0.05,0.1
        DC,FC-S,,17:00,2,0.5,0.06,0.2
        DC,FC-W,Mo;We;Fr,16:00,2,0.5,0.08,0.2
        """);
    write(
        "ship_options.csv",
        """
        node,zone,speed,transit_days,cutoff,cost_unit
        FC-N,Z-N,NEXT_DAY,1,17:00,3.0
        FC-N,Z-S,NEXT_DAY,1,15:00,5.5
        FC-N,Z-W,TWO_DAY,2,15:00,6.0
        FC-S,Z-S,NEXT_DAY,1,17:00,3.0
        FC-S,Z-N,NEXT_DAY,1,15:00,5.5
        FC-S,Z-W,TWO_DAY,2,15:00,6.5
        FC-W,Z-W,NEXT_DAY,1,17:00,3.5
        FC-W,Z-W,TWO_DAY,2,17:00,2.5
        """);
    Network network =
        NetworkOrdinals.assign(
            Optional.empty(), List.of(), NetworkFolder.read(folder, GeneratedWorld.start()));

    shouldDecideTheSame(GeneratedWorld.on(network, SEED, 60, 14), 14, Duration.ofHours(6));
  }

  @Test
  void shouldDecideTheSameOnTheIowaNetwork() {
    shouldDecideTheSame(GeneratedWorld.iowa(SEED, 60, 18), 18, Duration.ofHours(24));
  }

  private static void shouldDecideTheSame(World world, int days, Duration priceEvery) {
    RunSettings settings = new RunSettings(STEP, priceEvery, days, 1, SEED);
    Told core = run(new CoreLoop(virtual(priceEvery)), world, settings);
    Told topology = run(new TopologyLoop(virtual(priceEvery)), world, settings);
    System.out.printf(
        "%s: %,d decisions, SHA-256 %s%n", world.name(), core.decisions(), core.fingerprint());

    assertThat(topology.fingerprint()).isEqualTo(core.fingerprint());
    assertThat(topology.summary()).isEqualTo(core.summary());
    assertThat(core.decisions()).isGreaterThan(500);
    assertThat(core.summary().transferCommands()).isPositive();
    assertThat(core.summary().purchaseCommands()).isPositive();
    assertThat(core.summary().positivePrices()).isPositive();
    assertThat(core.summary().refused()).isEmpty();
    assertThat(core.summary().sound()).isTrue();
  }

  private static Told run(VirtualPlatform platform, World world, RunSettings settings) {
    DecisionHash hash = new DecisionHash();
    try (platform;
        SimulatedRun run = new SimulatedRun(platform, world, settings, PriceRhythm.PERIODIC)) {
      platform.subscribe(hash);
      SimulationSummary summary = run.run();
      return new Told(hash.hex(), hash.decisions(), summary);
    }
  }

  private static VirtualSettings virtual(Duration priceEvery) {
    return new VirtualSettings(
        1,
        1,
        STEP.plusMinutes(5).toMillis(),
        new PricingSettings(priceEvery, PricingOptions.RESPONSIVE));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
