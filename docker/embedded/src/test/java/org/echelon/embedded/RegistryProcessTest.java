package org.echelon.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProcessTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Path JAVA = RegistryJava.fit(RegistryVersion.USUAL);

  @TempDir Path directory;

  @Test
  void shouldNameCauseAndLogWhenTheServerEndsAtOnce() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.jar"), "not a jar");
    Path log = directory.resolve("registry.log");
    RegistryProcess process = RegistryProcess.launch(JAVA, broken, 1, 2, log);

    assertThatThrownBy(() -> process.awaitReady(PATIENCE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ZipException")
        .hasMessageContaining(log.toString());
    process.stop();
  }

  @Test
  void shouldNameTheLogWhenNoAnswerComesInTime() throws Exception {
    Path log = directory.resolve("registry.log");
    int port = FreePorts.take(1).get(0);
    RegistryProcess process =
        RegistryProcess.launch(
            JAVA,
            RegistryHome.serverJar(RegistryVersion.USUAL),
            port,
            FreePorts.take(1).get(0),
            log);

    assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(100)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no answer at http://127.0.0.1:" + port)
        .hasMessageContaining("ConnectException")
        .hasMessageContaining(log.toString());
    process.stop();
    assertThat(process.handle().isAlive()).isFalse();
  }

  @Test
  void shouldEndWhenItsParentIsGone() throws Exception {
    RegistryProcess process =
        RegistryProcess.launch(
            JAVA,
            RegistryHome.serverJar(RegistryVersion.USUAL),
            FreePorts.take(1).get(0),
            FreePorts.take(1).get(0),
            directory.resolve("registry.log"));

    process.letGo();

    assertThat(process.handle().onExit()).succeedsWithin(PATIENCE);
    process.stop();
  }

  @Test
  void shouldTellALostPortFromOtherFailures() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(FreePorts.HOST))) {
      RegistryProcess process =
          RegistryProcess.launch(
              JAVA,
              RegistryHome.serverJar(RegistryVersion.USUAL),
              taken.getLocalPort(),
              FreePorts.take(1).get(0),
              directory.resolve("registry.log"));

      assertThatThrownBy(() -> process.awaitReady(PATIENCE))
          .isInstanceOf(RegistryProcess.PortLost.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " seems to be in use");
      process.stop();
    }
  }
}
