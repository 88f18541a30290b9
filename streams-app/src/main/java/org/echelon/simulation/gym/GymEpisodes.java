package org.echelon.simulation.gym;

/** Plays episodes: the same seed brings the published demand. */
final class GymEpisodes {
  private GymEpisodes() {}

  /** The world after an episode with the demand that a seed draws. */
  static GymWorld play(GymScenario scenario, GymPolicy policy, int seed) {
    GymWorld world = new GymWorld(scenario);
    PoissonDraws draws = new PoissonDraws(new Pcg64(seed));
    while (!world.isOver()) {
      world.step(policy.orders(world), draws);
    }
    return world;
  }
}
