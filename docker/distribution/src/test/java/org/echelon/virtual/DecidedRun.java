package org.echelon.virtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.run.PriceRhythm;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.world.Us8World;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.VirtualSettings;
import org.echelon.state.Decision;
import org.echelon.topic.Topic;

/** All decisions of some days of a generated world, made by the live processors. */
public final class DecidedRun {
  private static final Duration STEP = Duration.ofHours(2);
  private static final Duration PRICES = Duration.ofHours(24);

  private DecidedRun() {}

  /** Those of the world us8, in the order of their topic. */
  public static List<Decision> us8(long seed, int skus, int days) {
    List<Decision> decisions = new ArrayList<>();
    VirtualPlatform platform =
        new CoreLoop(
            new VirtualSettings(
                1,
                1,
                STEP.plusMinutes(5).toMillis(),
                new PricingSettings(PRICES, PricingOptions.RESPONSIVE)));
    RunSettings settings = new RunSettings(STEP, PRICES, days, 1, seed);
    Us8World world = new Us8World(seed, skus, days);
    try (platform;
        SimulatedRun run = new SimulatedRun(platform, world, settings, PriceRhythm.PERIODIC)) {
      platform.subscribe(
          new VirtualPlatform.Subscriber() {
            @Override
            public void published(Topic topic, String key, SpecificRecord record) {
              if (record instanceof Decision decision) {
                decisions.add(decision);
              }
            }
          });
      run.run();
    }
    return decisions;
  }
}
