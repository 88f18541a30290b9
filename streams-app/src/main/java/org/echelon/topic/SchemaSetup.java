package org.echelon.topic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * Registers the schema of every public topic under {@code <topic>-value} through the registry's
 * Confluent-compatible API, with full transitive compatibility switched on first. Only set-up
 * registers; applications read.
 */
public final class SchemaSetup {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String ccompatUrl;
  private final String prefix;

  /**
   * @param registryUrl registry API, ending in /apis/registry/v3
   */
  public SchemaSetup(String registryUrl, String prefix) {
    this.ccompatUrl = registryUrl.replace("/apis/registry/v3", "/apis/ccompat/v7");
    this.prefix = prefix;
  }

  /**
   * Registers all schemas.
   *
   * @return how many subjects there are
   * @throws IllegalStateException when the registry refuses one, with its answer
   */
  public int registerAll() throws InterruptedException {
    int subjects = 0;
    for (Topic topic : Topic.values()) {
      if (topic.record().isPresent()) {
        Schema schema = SpecificData.get().getSchema(topic.record().get());
        String subject = topic.name(prefix) + "-value";
        put("/config/" + subject, "{\"compatibility\":\"FULL_TRANSITIVE\"}", subject);
        // The generated form, not the file: the serializer finds the schema by its exact content.
        post("/subjects/" + subject + "/versions", json(schema.toString()), subject);
        subjects++;
      }
    }
    return subjects;
  }

  private void put(String path, String body, String subject) throws InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(ccompatUrl + path))
            .PUT(HttpRequest.BodyPublishers.ofString(body)),
        subject);
  }

  private void post(String path, String body, String subject) throws InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(ccompatUrl + path))
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        subject);
  }

  private void send(HttpRequest.Builder request, String subject) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(
              request
                  .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                  .timeout(Duration.ofSeconds(30))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "the registry refused " + subject + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      throw new UnreachableException(
          "the registry does not answer at "
              + ccompatUrl
              + "; is it running, and is --registry its address?",
          e);
    }
  }

  private static String json(String schema) {
    return "{\"schemaType\":\"AVRO\",\"schema\":\""
        + schema.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\"}";
  }
}
