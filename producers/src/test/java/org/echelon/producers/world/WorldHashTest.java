package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Worlds that policies have run on stay as they were. */
class WorldHashTest {
  private static final List<String> SETTINGS = List.of("seed 1");

  /**
   * Fails when the generator, or the form of what it writes, is changed: figures of this world that
   * were published before then no longer hold and are to be made anew.
   */
  @Test
  void shouldKeepTheGeneratedWorldAsItWas() {
    assertThat(WorldHash.of(new Us8World(1, 50, 14), SETTINGS))
        .isEqualTo("45344bf8e61a71ac8fb2b8da3ad440f92c83617388ebead273a8e19a93790310");
  }

  @Test
  void shouldTellWorldsApart() {
    String hash = WorldHash.of(new Us8World(1, 10, 14), SETTINGS);

    assertThat(WorldHash.of(new Us8World(1, 10, 14), SETTINGS)).isEqualTo(hash);
    assertThat(WorldHash.of(new Us8World(2, 10, 14), SETTINGS)).isNotEqualTo(hash);
    assertThat(WorldHash.of(new Us8World(1, 11, 14), SETTINGS)).isNotEqualTo(hash);
    assertThat(WorldHash.of(Us8World.scaled(1, 10, 14, 0.9, 1), SETTINGS)).isNotEqualTo(hash);
    assertThat(WorldHash.of(new Us8World(1, 10, 14), List.of("seed 2"))).isNotEqualTo(hash);
  }
}
