package org.echelon.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.echelon.topic.Difference;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.UnreachableException;

/**
 * Whether a registry answers at an address, and what of it is not as declared.
 *
 * @param problem why it does not answer, in words; empty when it does
 * @param millis until its first answer
 * @param differences from our schemas and rules
 */
record RegistrySeen(String problem, long millis, List<Difference> differences) {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(8);
  private static final int FIRST_FAULT = 500;

  static RegistrySeen look(String url, String prefix) throws InterruptedException {
    long start = System.nanoTime();
    String problem = silence(url);
    long millis = (System.nanoTime() - start) / 1_000_000;
    if (!problem.isEmpty()) {
      return new RegistrySeen(problem, millis, List.of());
    }
    try {
      return new RegistrySeen("", millis, new SchemaSetup(url, prefix).differences());
    } catch (UnreachableException silent) {
      return new RegistrySeen("the registry stopped answering at " + url, millis, List.of());
    } catch (IllegalStateException refused) {
      return new RegistrySeen(String.valueOf(refused.getMessage()), millis, List.of());
    }
  }

  /** Any answer will do: servers differ in what they have at this address. */
  private static String silence(String url) throws InterruptedException {
    try {
      HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status < FIRST_FAULT ? "" : "the registry at " + url + " answers with " + status;
    } catch (IOException e) {
      return "the registry does not answer at " + url;
    } catch (IllegalArgumentException e) {
      return url + " is no address of a registry: " + e.getMessage();
    }
  }
}
