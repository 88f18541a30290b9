package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveStreamTest {
  /** More than any socket takes in before somebody reads. */
  private static final String MUCH = "x".repeat(64 << 20);

  @Test
  void shouldDropAReaderThatStopsReading() throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ServerSocketChannel door = ServerSocketChannel.open().bind(anyPort);
        SocketChannel page = SocketChannel.open(door.getLocalAddress());
        SocketChannel line = door.accept();
        LiveStream live = new LiveStream(() -> Map.of("health", MUCH))) {
      Thread writer = new Thread(() -> serve(live, Channels.newOutputStream(line)));
      writer.start();
      live.start();

      // when
      while (writer.isAlive()) {
        live.dropStuck(System.nanoTime() + Duration.ofSeconds(16).toNanos());
        writer.join(10);
      }

      assertThat(line.isOpen()).isFalse();
      assertThat(page.isOpen()).isTrue();
    }
  }

  private static void serve(LiveStream live, OutputStream out) {
    try {
      live.serve(out);
    } catch (IOException dropped) {
      // That is how it ends.
    }
  }
}
