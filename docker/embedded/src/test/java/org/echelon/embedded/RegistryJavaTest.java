package org.echelon.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryJavaTest {
  @TempDir Path jvms;

  @Test
  void shouldStayWithTheRunningJavaWhenItIsNewEnough() throws Exception {
    Path running = home("java-25", "25.0.3");
    home("java-21", "21.0.7");

    assertThat(RegistryJava.fit(21, Optional.empty(), running, 25))
        .isEqualTo(running.resolve("bin/java"));
  }

  @Test
  void shouldTakeTheOldestNeighbourThatIsNewEnough() throws Exception {
    Path running = home("java-17", "17.0.15");
    home("java-25", "25.0.3");
    Path fits = home("java-21", "21.0.7");
    home("java-8", "1.8.0_402");

    assertThat(RegistryJava.fit(21, Optional.empty(), running, 17))
        .isEqualTo(fits.resolve("bin/java"));
  }

  @Test
  void shouldPreferTheJavaItIsTold() throws Exception {
    Path told = home("elsewhere", "22");
    Path running = home("java-25", "25.0.3");

    assertThat(RegistryJava.fit(21, Optional.of(told), running, 25))
        .isEqualTo(told.resolve("bin/java"));
  }

  @Test
  void shouldSayWhichJavaIsMissing() throws Exception {
    Path running = home("java-17", "17.0.15");

    assertThatThrownBy(() -> RegistryJava.fit(21, Optional.empty(), running, 17))
        .hasMessageContaining("needs Java 21 or newer")
        .hasMessageContaining("REGISTRY_JAVA")
        .hasMessageContaining(jvms.toString());
  }

  private Path home(String name, String version) throws IOException {
    Path home = Files.createDirectories(jvms.resolve(name));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
