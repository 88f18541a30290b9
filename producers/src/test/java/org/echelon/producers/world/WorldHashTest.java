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
        .isEqualTo("b9268fd6d00fb518bdac30567e59708ea5ed2ab0b10068f2ebcd89f281b5a667");
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
