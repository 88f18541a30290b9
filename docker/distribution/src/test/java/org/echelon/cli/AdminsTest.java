package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.echelon.topic.UnreachableException;
import org.junit.jupiter.api.Test;

class AdminsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void shouldTellAtOnceThatNobodyListens() {
    assertThatThrownBy(() -> Admins.awaitListening("127.0.0.1:1", Duration.ofMillis(300)))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContainingAll("127.0.0.1:1", "does not answer", "--bootstrap");
  }

  @Test
  void shouldTakeTheAddressThatListensThoughItSaysNothing() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, HERE)) {
      String list = "127.0.0.1:1, 127.0.0.1:" + silent.getLocalPort();

      assertThatCode(() -> Admins.awaitListening(list, Duration.ofMillis(300)))
          .doesNotThrowAnyException();
    }
  }
}
