package org.echelon.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subjects of a registry, through its Confluent-compatible API, version 7. */
final class RegistryApi {
  private static final int NOT_FOUND = 404;
  private static final int FIRST_REFUSAL = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;

  /**
   * @param registryUrl registry API, ending in /apis/registry/v3
   */
  RegistryApi(String registryUrl) {
    this.url = registryUrl.replace("/apis/registry/v3", "/apis/ccompat/v7");
  }

  /** All subjects whose names start so, in alphabetical order. */
  List<String> subjects(String prefix) throws InterruptedException {
    List<String> subjects = new ArrayList<>();
    get("/subjects").ifPresent(found -> found.forEach(subject -> subjects.add(subject.asText())));
    return subjects.stream().filter(subject -> subject.startsWith(prefix)).sorted().toList();
  }

  /** The numbers of the versions of a subject, oldest first; empty when there is no subject. */
  List<Integer> versions(String subject) throws InterruptedException {
    List<Integer> versions = new ArrayList<>();
    get("/subjects/" + subject + "/versions")
        .ifPresent(found -> found.forEach(version -> versions.add(version.asInt())));
    return versions;
  }

  /** The text of a version. */
  String schema(String subject, int version) throws InterruptedException {
    return get("/subjects/" + subject + "/versions/" + version)
        .map(found -> found.path("schema").asText())
        .orElse("");
  }

  /** The compatibility rule in force for a subject. */
  String compatibility(String subject) throws InterruptedException {
    // Servers differ in the name of the field.
    return get("/config/" + subject)
        .map(found -> found.path("compatibilityLevel").asText(found.path("compatibility").asText()))
        .orElse("NONE");
  }

  void enforce(String subject, String compatibility) throws InterruptedException {
    taken(
        subject,
        send(request("/config/" + subject).PUT(body(Map.of("compatibility", compatibility)))));
  }

  /** Registers a version unless it is there; returns the id that its records carry. */
  int register(String subject, String schema) throws InterruptedException {
    HttpResponse<String> answer =
        send(
            request("/subjects/" + subject + "/versions")
                .POST(body(Map.of("schemaType", "AVRO", "schema", schema))));
    taken(subject, answer);
    return json(answer).path("id").asInt();
  }

  private Optional<JsonNode> get(String path) throws InterruptedException {
    HttpResponse<String> answer = send(request(path).GET());
    if (answer.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    taken(path, answer);
    return Optional.of(json(answer));
  }

  private JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(
          "no registry at " + url + ": its answer is not JSON; is --registry its address?", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
        .timeout(Duration.ofSeconds(30));
  }

  private static HttpRequest.BodyPublisher body(Map<String, String> fields) {
    return BodyPublishers.ofString(JSON.valueToTree(fields).toString());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UnreachableException(
          "the registry does not answer at "
              + url
              + "; is it running, and is --registry its address?",
          e);
    }
  }

  private static void taken(String what, HttpResponse<String> answer) {
    if (answer.statusCode() >= FIRST_REFUSAL) {
      throw new RefusedBySetupException(
          "the registry refused " + what + ": " + answer.statusCode() + " " + answer.body());
    }
  }
}
