package org.echelon.watch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** Asks a console as a page does. */
final class ConsoleClient {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI api;

  /**
   * An answer.
   *
   * @param body empty where it is the one that was known
   */
  record Answer(byte[] body, Optional<String> tag, boolean known, long nanos) {}

  ConsoleClient(URI address) {
    this.api = address.resolve("api/v1/");
  }

  Answer get(String question) throws InterruptedException {
    return get(question, Optional.empty());
  }

  /**
   * Asks.
   *
   * @param tag of the answer that is known already
   */
  Answer get(String question, Optional<String> tag) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(question));
    tag.ifPresent(known -> request.header("If-None-Match", known));
    long start = System.nanoTime();
    HttpResponse<byte[]> response = send(request.build(), BodyHandlers.ofByteArray());
    long nanos = System.nanoTime() - start;
    if (response.statusCode() != OK && response.statusCode() != NOT_MODIFIED) {
      throw new IllegalStateException(
          "the console answers " + response.statusCode() + " to " + question);
    }
    return new Answer(
        response.body(),
        response.headers().firstValue("ETag"),
        response.statusCode() == NOT_MODIFIED,
        nanos);
  }

  /** Opens the live stream; whoever reads it closes it. */
  InputStream events() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(api.resolve("events")).build();
    return send(request, BodyHandlers.ofInputStream()).body();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> as)
      throws InterruptedException {
    try {
      return http.send(request, as);
    } catch (IOException gone) {
      throw new IllegalStateException("the console does not answer: " + gone.getMessage(), gone);
    }
  }
}
