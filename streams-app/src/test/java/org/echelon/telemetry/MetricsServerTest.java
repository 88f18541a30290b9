package org.echelon.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsServerTest {
  private static final MetricFamily UP = MetricFamily.gauge("echelon_up", "Up.");

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final MetricsPage page = new MetricsPage(List.of(scrape -> scrape.put(UP, 1)));
  private final MetricsServer server = MetricsServer.start(here, 0, page);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldServeThePageAsPrometheusExpectsIt() throws Exception {
    // when
    String answer = ask("GET", "/metrics", "localhost");

    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer).contains("\nechelon_up 1.0\n");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, localhost, 404",
    "GET, /metricsandmore, localhost, 404",
    "POST, /metrics, localhost, 405",
    "HEAD, /metrics, localhost, 200",
    "GET, /metrics, attacker.example, 421"
  })
  void shouldServeNothingElse(String method, String path, String host, int status)
      throws Exception {
    // when
    String answer = ask(method, path, host);

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer.contains("echelon_up")).isFalse();
  }

  @Test
  void shouldNotChooseAPortThatNobodyScrapes() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, here)) {
      assertThatThrownBy(() -> MetricsServer.start(here, taken.getLocalPort(), page))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("metrics cannot be served at")
          .hasMessageContaining(":" + taken.getLocalPort());
    }
  }

  private String ask(String method, String path, String host) throws IOException {
    try (Socket socket = new Socket(here, server.port())) {
      OutputStream out = socket.getOutputStream();
      String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n";
      String rest = "Content-Length: 0\r\nConnection: close\r\n\r\n";
      out.write((request + rest).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
