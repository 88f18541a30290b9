package org.echelon.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of the image, against a server that answers well, badly or not at all. */
class HealthScriptTest {
  private static final Path SCRIPT = YamlFiles.DOCKER.resolve("health");
  private static final Path BASH = Path.of("/bin/bash");

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/well", 200);
    answer("/ill", 503);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldBeWellWhenItIsToldSo() throws Exception {
    assertThat(ask("/well")).isZero();
  }

  @Test
  void shouldNotBeWellOtherwise() throws Exception {
    assertThat(ask("/ill")).isNotZero();
    assertThat(ask("/elsewhere")).isNotZero();
    server.stop(0);
    assertThat(ask("/well")).isNotZero();
  }

  private int ask(String path) throws Exception {
    assumeThat(Files.isExecutable(BASH)).as("bash is here, as it is in the image").isTrue();
    Process process =
        new ProcessBuilder(
                BASH.toString(),
                SCRIPT.toString(),
                Integer.toString(server.getAddress().getPort()),
                path)
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void answer(String path, int status) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
