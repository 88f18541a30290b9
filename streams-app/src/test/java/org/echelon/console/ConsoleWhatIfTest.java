package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.TopicSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What-ifs that cannot be answered, of a console whose deployment has not begun. */
class ConsoleWhatIfTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path state;
  private static ConsoleServer console;

  @BeforeAll
  static void open() throws Exception {
    EmbeddedStack stack = EmbeddedStack.shared();
    Deployment deployment =
        new Deployment(
            stack.bootstrapServers(), stack.registryUrl(), "whatifs.", 2, 1, 1, 20, 5, state);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).createMissing((short) 1);
    }
    new SchemaSetup(deployment.registryUrl(), deployment.prefix()).registerAll();
    console = ConsoleServer.start(deployment, 0);
  }

  @AfterAll
  static void close() {
    console.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                            | 400 | not JSON
          []                                                           | 400 | no JSON object
          {"scope":"sku:"}                                             | 400 | neither sku:SKU nor network
          {"scope":"node:FC-A"}                                        | 400 | neither sku:SKU nor network
          {"scope":"network","changes":[]}                             | 400 | nothing to compare
          {"scope":"network","why":"x"}                                | 400 | no field "why"
          {"scope":"sku:A","changes":5}                                | 400 | no list
          {"scope":"sku:A","changes":[{"kind":"RAIN"}]}                | 400 | kind "RAIN" is none of
          {"scope":"sku:A","changes":[{"kind":"DEMAND","by":2}]}       | 400 | no field "by"
          {"scope":"sku:A","changes":[{"kind":"DEMAND","factor":"x"}]} | 400 | factor "x" is no number
          {"scope":"sku:A","changes":[{"kind":"DEMAND","factor":-1}]}  | 400 | must lie in 0.0 to 100.0
          {"scope":"sku:A","changes":[{"kind":"CLOSED"}]}              | 400 | lacks the node
          {"scope":"sku:A","changes":[]}                               | 422 | no plan has run here
          """)
  void shouldSayWhatIsWrong(String body, int status, String message) throws Exception {
    // when
    HttpResponse<String> answer = post(body, "application/json");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode error = new ObjectMapper().readTree(answer.body()).get("error");
    assertThat(error.get("message").textValue()).contains(message);
    assertThat(error.get("cure").textValue()).isNotEmpty();
  }

  @Test
  void shouldPriceNothingBeforeThereIsAPlan() throws Exception {
    // when
    HttpResponse<String> answer =
        post(
            "{\"scope\":\"network\",\"changes\":[{\"kind\":\"STORAGE\",\"of\":\"A\",\"factor\":2}]}",
            "application/json");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("nothing can be priced yet");
  }

  @Test
  void shouldTakeNothingLargeAndNothingThatAnotherSiteCouldSend() throws Exception {
    assertThat(post(" ".repeat(5_000), "application/json").statusCode()).isEqualTo(413);
    assertThat(post("{}", "text/plain").statusCode()).isEqualTo(415);
    HttpRequest get =
        HttpRequest.newBuilder(URI.create(console.address() + "api/v1/whatif")).build();
    assertThat(CLIENT.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
  }

  @Test
  void shouldAnswerOneQuestionAboutTheNetworkAtATime() {
    Semaphore one = new Semaphore(1);

    Object answer =
        WhatIfApi.alone(
            one,
            Duration.ZERO,
            "the network",
            () -> {
              assertThatThrownBy(
                      () -> WhatIfApi.alone(one, Duration.ZERO, "the network", () -> "second"))
                  .isInstanceOfSatisfying(
                      ApiException.class, busy -> assertThat(busy.status()).isEqualTo(429));
              return "first";
            });

    assertThat(answer).isEqualTo("first");
    assertThat(WhatIfApi.alone(one, Duration.ZERO, "the network", () -> "third"))
        .isEqualTo("third");
  }

  private static HttpResponse<String> post(String body, String type) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(console.address() + "api/v1/whatif"))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
