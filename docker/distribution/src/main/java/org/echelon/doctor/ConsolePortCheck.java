package org.echelon.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Whether the console's port is free, or has the console. */
final class ConsolePortCheck implements Check {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int OK = 200;

  @Override
  public String id() {
    return "console.port";
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    int port = site.here().consolePort();
    String object = "port " + port;
    if (free(port)) {
      return List.of(Finding.good(id(), object, object + " is free"));
    }
    if (console(port)) {
      return List.of(Finding.good(id(), object, "the console answers at " + object));
    }
    return List.of(
        Finding.note(
                id(),
                object,
                object + " is taken by another program, the console will listen at another one")
            .values("taken", "free")
            .cure("./echelon console --port " + (port + 1)));
  }

  private static boolean free(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static boolean console(int port) throws InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + port + "/api/v1/health");
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(LIMIT)
              .build()
              .send(HttpRequest.newBuilder(health).timeout(LIMIT).build(), BodyHandlers.ofString());
      return answer.statusCode() == OK && answer.body().contains("\"verdict\"");
    } catch (IOException other) {
      return false;
    }
  }
}
