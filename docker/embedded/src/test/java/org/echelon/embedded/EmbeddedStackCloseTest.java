package org.echelon.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStackCloseTest {
  @Test
  void shouldLeaveNoProcessAndNoListener(@TempDir Path directory) {
    EmbeddedStack stack =
        EmbeddedStack.start(directory, EmbeddedKafka.ANY_PORT, EmbeddedRegistry.ANY_PORT);
    ProcessHandle registry = stack.registryProcess();
    int brokerPort = URI.create("kafka://" + stack.bootstrapServers()).getPort();
    int registryPort = URI.create(stack.registryUrl()).getPort();
    assertThat(registry.isAlive()).isTrue();
    assertThat(FreePorts.isFree(brokerPort)).isFalse();
    assertThat(FreePorts.isFree(registryPort)).isFalse();

    stack.close();
    stack.close();

    assertThat(registry.isAlive()).isFalse();
    assertThat(FreePorts.isFree(brokerPort)).isTrue();
    assertThat(FreePorts.isFree(registryPort)).isTrue();
    assertThat(directory.resolve("registry.log")).isNotEmptyFile();
    assertThat(directory.resolve("kafka")).isNotEmptyDirectory();
  }
}
