package org.echelon.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.echelon.embedded.RegistryVersion.NEWER;
import static org.echelon.embedded.RegistryVersion.USUAL;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryHomeTest {
  private static final String JAR = "apicurio-registry-app-3.0.9-runner.jar";

  @TempDir Path root;

  @Test
  void shouldFindTheServerAboveTheWorkingDirectory() throws Exception {
    Path home = Files.createDirectories(root.resolve(".run/registry-3.0.9"));
    Path jar = Files.createFile(home.resolve(JAR));
    Path deep = Files.createDirectories(root.resolve("docker/embedded"));

    assertThat(RegistryHome.serverJar(USUAL, Optional.empty(), deep))
        .isEqualTo(jar.toAbsolutePath());
  }

  @Test
  void shouldPreferTheFolderItIsTold() throws Exception {
    Files.createFile(Files.createDirectories(root.resolve(".run/registry-3.0.9")).resolve(JAR));
    Path told = Files.createDirectories(root.resolve("elsewhere"));
    Path jar = Files.createFile(told.resolve("quarkus-run.jar"));

    assertThat(RegistryHome.serverJar(USUAL, Optional.of(told), root))
        .isEqualTo(jar.toAbsolutePath());
  }

  @Test
  void shouldFindTheNewerServerBesideTheUsualOne() throws Exception {
    Path usual = Files.createDirectories(root.resolve("servers/registry-3.0.9"));
    Path newer = Files.createDirectories(root.resolve("servers/registry-3.3.3"));
    Path jar = Files.createFile(newer.resolve("quarkus-run.jar"));

    assertThat(RegistryHome.serverJar(NEWER, Optional.of(usual), root))
        .isEqualTo(jar.toAbsolutePath());
  }

  @Test
  void shouldSayHowToGetAMissingServer() {
    assertThatThrownBy(() -> RegistryHome.serverJar(USUAL, Optional.of(root.resolve("none")), root))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none")
        .hasMessageContaining("mvn -Dquick package");
    assertThatThrownBy(() -> RegistryHome.serverJar(USUAL, Optional.empty(), root))
        .hasMessageContaining("no .run/registry-3.0.9 in " + root)
        .hasMessageContaining("mvn -Dquick package");
  }
}
