package org.echelon.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmbeddedStackTest {
  private static final String SALE =
      """
      {"type":"record","name":"Sale","fields":[{"name":"sku","type":"string"}]}""";
  private static final String SALE_WITH_NOTE =
      """
      {"type":"record","name":"Sale","fields":[{"name":"sku","type":"string"},\
      {"name":"note","type":["null","string"],"default":null}]}""";
  private static final String SALE_WITH_BARE_NOTE =
      """
      {"type":"record","name":"Sale","fields":[{"name":"sku","type":"string"},\
      {"name":"note","type":"string"}]}""";

  private final EmbeddedStack stack = EmbeddedStack.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void shouldReadBackARegisteredSchema() throws Exception {
    HttpResponse<String> registered = register("readable-value", SALE);
    assertThat(registered.statusCode()).isEqualTo(200);
    String id = registered.body().replaceAll("\\D", "");

    HttpResponse<String> byId = get("/schemas/ids/" + id);
    HttpResponse<String> byVersion = get("/subjects/readable-value/versions/1");

    assertThat(byId.statusCode()).isEqualTo(200);
    assertThat(byId.body()).contains(escaped(SALE));
    assertThat(byVersion.body()).contains(escaped(SALE)).contains("\"id\":" + id);
  }

  @Test
  void shouldRefuseABreakingChangeUnderFullTransitive() throws Exception {
    assertThat(register("guarded-value", SALE).statusCode()).isEqualTo(200);
    HttpResponse<String> rule =
        send("PUT", "/config/guarded-value", "{\"compatibility\":\"FULL_TRANSITIVE\"}");
    assertThat(rule.statusCode()).isEqualTo(200);

    assertThat(register("guarded-value", SALE_WITH_BARE_NOTE).statusCode()).isEqualTo(409);
    assertThat(register("guarded-value", SALE_WITH_NOTE).statusCode()).isEqualTo(200);
    assertThat(get("/subjects/guarded-value/versions").body()).isEqualTo("[1,2]");
  }

  @Test
  void shouldServeItsOwnInterfaceToo() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.registryUrl() + "/system/info")).build();

    assertThat(http.send(request, BodyHandlers.ofString()).body()).contains("3.0.9");
  }

  @Test
  void shouldBeTheSameStackForEveryCaller() {
    assertThat(EmbeddedStack.shared()).isSameAs(stack);
    assertThat(stack.brokerStartup()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
    assertThat(stack.registryStartup()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
  }

  private HttpResponse<String> register(String subject, String schema) throws Exception {
    return send(
        "POST",
        "/subjects/" + subject + "/versions",
        "{\"schemaType\":\"AVRO\",\"schema\":\"" + escaped(schema) + "\"}");
  }

  private static String escaped(String json) {
    return json.replace("\"", "\\\"");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(stack.ccompatUrl() + path)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.ccompatUrl() + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
