package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.tick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.echelon.codec.Origin;
import org.echelon.codec.RefusalCode;
import org.echelon.codec.RefusedHeaders;
import org.echelon.config.Deployment;
import org.echelon.console.halt.HaltAsk;
import org.echelon.console.halt.HaltOrders;
import org.echelon.console.halt.HaltRefusedException;
import org.echelon.console.halt.HaltScene;
import org.echelon.console.resend.ResendAsk;
import org.echelon.console.resend.ResendOrders;
import org.echelon.control.Role;
import org.echelon.processor.intake.Samples;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may order what over HTTP, and refused records whole. Whether orders are obeyed is not here.
 */
class ConsoleOrdersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FREEZE =
      "{\"action\":\"FREEZE\",\"scope\":\"node:FC-A\",\"why\":\"flood in hall 2\","
          + "\"confirm\":\"FC-A\",\"seenRevision\":0}";

  @TempDir private static Path state;
  private static final TakenDown ORDERS = new TakenDown();
  private static final Resends RESENDS = new Resends();
  private static Deployment deployment;
  private static OwnTopics topics;
  private static ConsoleServer operator;
  private static ConsoleServer planner;
  private static ConsoleServer viewer;

  /** Takes down what it is to give, or refuses it. */
  private static final class TakenDown implements HaltOrders {
    private final List<HaltAsk> asks = new CopyOnWriteArrayList<>();
    private Optional<HaltRefusedException> refusal = Optional.empty();

    @Override
    public Effect effect(HaltAsk ask, HaltScene scene) {
      return new Effect(ask.scope() + " in v" + scene.network().getVersion(), 1, 2, 3, 4, 5);
    }

    @Override
    public HaltOrders.Given give(HaltAsk ask) {
      refusal.ifPresent(
          refused -> {
            throw refused;
          });
      asks.add(ask);
      return new HaltOrders.Given("HALT/" + ask.scope(), 1, 2, 2, 290, Optional.empty());
    }
  }

  /** Says how many it is to send, and takes down what it was asked for. */
  private static final class Resends implements ResendOrders {
    private final List<ResendAsk> asks = new CopyOnWriteArrayList<>();
    private int chosen;

    @Override
    public Outlook look(ResendAsk ask) {
      return new Outlook(chosen + 2, chosen, 1, Map.of("REF_UNKNOWN_NODE", 1L), 0, chosen);
    }

    @Override
    public Sent send(ResendAsk ask, int count) {
      asks.add(ask);
      return new Sent(count, 0, true, List.of());
    }
  }

  @BeforeAll
  static void open() throws Exception {
    topics = OwnTopics.open("orders.", state);
    deployment = topics.deployment();
    operator =
        ConsoleServer.start(
            deployment, 0, new ConsoleWriter("m.rossi", Role.OPERATOR, ORDERS, RESENDS));
    planner =
        ConsoleServer.start(
            deployment, 0, new ConsoleWriter("k.lee", Role.PLANNER, ORDERS, RESENDS));
    viewer = ConsoleServer.start(deployment, 0);
    topics.publish(Topic.NETWORK, "test", network());
    topics.publish(Topic.TICK, "clock", tick(1, NOON));
  }

  @AfterAll
  static void close() {
    operator.close();
    planner.close();
    viewer.close();
    topics.close();
  }

  @BeforeEach
  void forget() {
    ORDERS.asks.clear();
    ORDERS.refusal = Optional.empty();
    RESENDS.asks.clear();
    RESENDS.chosen = 38;
  }

  @Test
  void shouldSendRefusedRecordsAgainOnceThatIsAgreed() throws Exception {
    HttpResponse<String> looked =
        post(planner, "refused/resend/preview", "{\"record\":\"0:17\"}", page(planner));
    assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
    JsonNode preview = JSON.readTree(looked.body());
    assertThat(preview.get("confirm").asText()).isEqualTo("RESEND 38");
    assertThat(preview.at("/outlook/wouldRefuse/REF_UNKNOWN_NODE").asInt()).isEqualTo(1);
    assertThat(RESENDS.asks).isEmpty();

    // when
    HttpResponse<String> sent =
        post(planner, "refused/resend", resend("RESEND 38", "node is there"), page(planner));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    assertThat(JSON.readTree(sent.body()).get("resent").asInt()).isEqualTo(38);
    assertThat(RESENDS.asks)
        .containsExactly(
            new ResendAsk("", "REF_UNKNOWN_NODE", true, "node is there", "k.lee", Role.PLANNER));
  }

  @ParameterizedTest
  @CsvSource({
    "RESEND 38, no, 422, CTL_NO_REASON",
    "RESEND, node is there, 422, CTL_NOT_CONFIRMED",
    "RESEND 1001, node is there, 403, CTL_NOT_ALLOWED"
  })
  void shouldSendNothingAgainThatIsNotMeantOrNotAllowed(
      String confirm, String why, int status, String code) throws Exception {
    // when
    HttpResponse<String> answer =
        post(planner, "refused/resend", resend(confirm, why), page(planner));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
    assertThat(RESENDS.asks).isEmpty();
  }

  @Test
  void shouldLetOnlyOperatorsSendThousandsAgain() throws Exception {
    RESENDS.chosen = 1_001;
    String asked = "{\"reason\":\"REF_UNKNOWN_NODE\"}";

    HttpResponse<String> looked = post(planner, "refused/resend/preview", asked, page(planner));

    assertThat(JSON.readTree(looked.body()).get("confirm").asText()).isEmpty();
    HttpResponse<String> sent =
        post(operator, "refused/resend", resend("RESEND 1001", "node is there"), page(operator));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    assertThat(RESENDS.asks).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"refused/resend", "refused/resend/preview"})
  void shouldSendNothingAgainForAViewerOrAnotherPage(String path) throws Exception {
    String asked = resend("RESEND 38", "node is there");

    assertThat(post(viewer, path, asked, page(viewer)).statusCode()).isEqualTo(403);
    List<String> foreign = new ArrayList<>(page(operator));
    foreign.set(1, "http://elsewhere.example");
    assertThat(post(operator, path, asked, foreign).statusCode()).isEqualTo(403);
    assertThat(post(operator, path, "{\"sql\":\"x\"}", page(operator)).statusCode()).isEqualTo(400);
    assertThat(RESENDS.asks).isEmpty();
  }

  private static String resend(String confirm, String why) {
    return JSON.createObjectNode()
        .put("reason", "REF_UNKNOWN_NODE")
        .put("unsure", true)
        .put("why", why)
        .put("confirm", confirm)
        .toString();
  }

  @Test
  void shouldPassAnOrderOfItsOwnPageWithTheNameOfThePerson() throws Exception {
    // when
    HttpResponse<String> answer = post(operator, "controls", FREEZE, page(operator));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).get("obeyed").asInt()).isEqualTo(2);
    HaltAsk ask = ORDERS.asks.get(0);
    assertThat(ask.who()).isEqualTo("m.rossi");
    assertThat(ask.role()).isEqualTo(Role.OPERATOR);
    assertThat(ask.scope()).isEqualTo("node:FC-A");
    assertThat(ask.why()).isEqualTo("flood in hall 2");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Echelon-Token, ''",
    "X-Echelon-Token, 00000000000000000000000000000000",
    "Origin, ''",
    "Origin, http://attacker.example",
    "Origin, http://127.0.0.1:1",
    "Origin, null",
    "Content-Type, text/plain",
    "Content-Type, application/x-www-form-urlencoded",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void shouldTakeNoOrderThatAnotherSiteSends(String header, String value) throws Exception {
    List<String> headers = new ArrayList<>(page(operator));
    int at = headers.indexOf(header);
    if (at >= 0) {
      headers.subList(at, at + 2).clear();
    }
    if (!value.isEmpty()) {
      headers.addAll(List.of(header, value));
    }

    // when
    HttpResponse<String> answer = post(operator, "controls", FREEZE, headers);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("NOT_FROM_THE_PAGE");
    assertThat(ORDERS.asks).isEmpty();
  }

  @Test
  void shouldNotTakeTheTokenOfAnotherConsole() throws Exception {
    List<String> headers = new ArrayList<>(page(operator));
    headers.set(headers.indexOf(PageToken.HEADER) + 1, session(planner).get("token").asText());

    // when
    HttpResponse<String> answer = post(operator, "controls", FREEZE, headers);

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | PARAMETER_RANGE | {\"action\":\"BURN\",\"scope\":\"network\"}",
        "400 | PARAMETER_RANGE | {\"action\":\"FREEZE\",\"scop\":\"network\"}",
        "400 | PARAMETER_RANGE | {\"action\":\"FREEZE\",\"scope\":[\"network\"]}",
        "400 | PARAMETER_RANGE | {\"action\":\"FREEZE\",\"seenRevision\":-1}",
        "400 | PARAMETER_RANGE | [1]",
        "400 | PARAMETER_RANGE | {",
        "422 | CTL_NO_REASON | {\"action\":\"FREEZE\",\"scope\":\"network\",\"why\":\" wet \"}",
        "422 | CTL_NOT_CONFIRMED |"
            + " {\"action\":\"FREEZE\",\"scope\":\"network\",\"why\":\"flooded\","
            + "\"confirm\":\"network\"}",
        "422 | CTL_NOT_CONFIRMED |"
            + " {\"action\":\"PAUSE\",\"scope\":\"lane:A>B\",\"why\":\"flooded\"}"
      })
  void shouldSayWhatIsWrongWithAnOrder(int status, String code, String body) throws Exception {
    // when
    HttpResponse<String> answer = post(operator, "controls", body, page(operator));

    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode error = JSON.readTree(answer.body()).get("error");
    assertThat(error.get("code").asText()).isEqualTo(code);
    assertThat(error.get("cure").asText()).isNotEmpty();
    assertThat(ORDERS.asks).isEmpty();
  }

  @Test
  void shouldReadNoOrderOfAnySize() throws Exception {
    String long5k = FREEZE.replace("flood", "f".repeat(5_000));

    // when
    HttpResponse<String> answer = post(operator, "controls", long5k, page(operator));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void shouldLetAPlannerPauseButNotFreeze() throws Exception {
    HttpResponse<String> frozen = post(planner, "controls", FREEZE, page(planner));
    assertThat(frozen.statusCode()).isEqualTo(403);
    assertThat(frozen.body()).contains("CTL_NOT_ALLOWED", "k.lee is planner");

    // when
    HttpResponse<String> paused =
        post(planner, "controls", FREEZE.replace("FREEZE", "PAUSE"), page(planner));

    assertThat(paused.statusCode()).isEqualTo(200);
    assertThat(session(planner).get("may").toString()).isEqualTo("[\"PAUSE\",\"RESUME\"]");
  }

  @Test
  void shouldLetAViewerOnlyLook() throws Exception {
    // when
    HttpResponse<String> answer = post(viewer, "controls", FREEZE, page(viewer));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(session(viewer).get("may")).isEmpty();
    assertThat(session(viewer).get("token").asText()).isEmpty();
    assertThat(ORDERS.asks).isEmpty();
  }

  @Test
  void shouldShowWhatAnOrderConcernsAndWhatIsToBeTyped() throws Exception {
    awaitNetwork();

    // when
    HttpResponse<String> answer =
        post(
            operator,
            "controls/preview",
            "{\"action\":\"FREEZE\",\"scope\":\"network\"}",
            page(operator));

    JsonNode preview = JSON.readTree(answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(preview.at("/effect/words").asText()).isEqualTo("network in v3");
    assertThat(preview.get("confirm").asText()).isEqualTo("FREEZE ALL");
    assertThat(preview.get("seenRevision").asInt()).isZero();
    assertThat(preview.get("inForce").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"REFUSED, 422", "STALE, 409", "NOT_FOUND, 404", "TOO_LONG, 504"})
  void shouldSayWhyAnOrderIsNotObeyed(HaltRefusedException.Kind kind, int status) throws Exception {
    ORDERS.refusal = Optional.of(new HaltRefusedException(kind, "CTL_X", "k.lee was faster"));

    // when
    HttpResponse<String> answer = post(operator, "controls", FREEZE, page(operator));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("CTL_X", "k.lee was faster");
  }

  @Test
  void shouldTakeNoOrdersWhereOthersCanReachIt() throws Exception {
    InetAddress everywhere = InetAddress.getByName("0.0.0.0");
    ConsoleWriter writer = new ConsoleWriter("m.rossi", Role.OPERATOR, ORDERS, RESENDS);

    // when
    assertThatThrownBy(
            () -> ConsoleServer.start(deployment, everywhere, 0, Optional.of(writer)).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this machine only");
  }

  @Test
  void shouldShowARefusedRecordAsWhatItSays() throws Exception {
    String topic = deployment.name(Topic.RECEIPT);
    byte[] bytes = topics.values().write(topic, Samples.receipt().build());

    // when
    JsonNode record = refused(refuse(bytes, "evt.receipt.v1"));

    assertThat(record.get("problem").asText()).isEmpty();
    JsonNode said = JSON.readTree(record.get("record").asText());
    assertThat(said.get("eventId").asText()).isEqualTo(Samples.receipt().build().getEventId());
    assertThat(record.at("/headers/ce_source").asText()).isEqualTo("wms-2");
    assertThat(record.get("hex")).isEmpty();
  }

  @Test
  void shouldShowTheBytesOfWhatNobodyCanRead() throws Exception {
    byte[] bytes = new byte[300];
    bytes[0] = 'n';
    bytes[1] = 'o';

    // when
    JsonNode record = refused(refuse(bytes, "evt.receipt.v1"));

    assertThat(record.get("record").isNull()).isTrue();
    assertThat(record.get("problem").asText()).isNotEmpty();
    assertThat(record.get("bytes").asInt()).isEqualTo(300);
    assertThat(record.get("hex")).hasSize(16);
    assertThat(record.get("hex").get(0).asText())
        .startsWith("0000  6e 6f 00")
        .endsWith("no..............");
  }

  @Test
  void shouldReadAtItsOriginWhatWasRefusedWithoutItsBytes() throws Exception {
    String topic = deployment.name(Topic.ACK);
    long offset =
        topics
            .producer()
            .send(
                new ProducerRecord<>(
                    topic, 1, "MUG", topics.values().write(topic, Samples.ack().build())))
            .get()
            .offset();
    Headers headers =
        new RefusedHeaders(deployment.prefix(), "console-plan", "0_1", "ledger")
            .withoutBytes(
                RefusalCode.REF_UNKNOWN_NODE.at("node", "FC-B0S1"),
                new Origin(Topic.ACK.suffix(), 1, offset),
                NOON);

    // when
    JsonNode record = refused(send(null, headers));

    assertThat(record.get("fromOrigin").asBoolean()).isTrue();
    assertThat(record.get("record").asText()).contains(Samples.ack().build().getCommandId());
  }

  @ParameterizedTest
  @CsvSource({"0/999999, 404", "77/0, 404", "0/x, 404", "-1/0, 404"})
  void shouldSayThatThereIsNoSuchRecord(String place, int status) throws Exception {
    assertThat(get(operator, "refused/" + place).statusCode()).isEqualTo(status);
  }

  private static String refuse(byte[] bytes, String topic) throws Exception {
    Headers sent = new RecordHeaders().add("ce_source", "wms-2".getBytes(StandardCharsets.UTF_8));
    Headers headers =
        new RefusedHeaders(deployment.prefix(), "console-plan", "0_1", "ledger")
            .withBytes(
                sent,
                RefusalCode.REF_UNKNOWN_NODE.at("node", "FC-B0S1"),
                new Origin(topic, 1, 77),
                5,
                NOON);
    return send(bytes, headers);
  }

  /** Its place on the topic of refused records. */
  private static String send(byte[] bytes, Headers headers) throws Exception {
    var sent =
        topics
            .producer()
            .send(new ProducerRecord<>(deployment.name(Topic.REFUSED), 0, "MUG", bytes, headers))
            .get();
    return sent.partition() + "/" + sent.offset();
  }

  private static JsonNode refused(String place) throws Exception {
    HttpResponse<String> answer = get(operator, "refused/" + place);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static void awaitNetwork() throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (JSON.readTree(get(operator, "map").body()).get("nodes").isEmpty()) {
      assertThat(System.nanoTime()).as("waited for the network").isLessThan(until);
      Thread.sleep(50);
    }
  }

  /** The headers that a page of the console sends, one after the other. */
  private static List<String> page(ConsoleServer console) throws Exception {
    String address = console.address().toString();
    return List.of(
        "Origin",
        address.substring(0, address.length() - 1),
        "Content-Type",
        "application/json",
        PageToken.HEADER,
        session(console).get("token").asText());
  }

  private static JsonNode session(ConsoleServer console) throws Exception {
    return JSON.readTree(get(console, "session").body());
  }

  private static HttpResponse<String> get(ConsoleServer console, String path) throws Exception {
    URI address = URI.create(console.address() + "api/v1/" + path);
    return CLIENT.send(
        HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(
      ConsoleServer console, String path, String body, List<String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(console.address() + "api/v1/" + path))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.size(); i += 2) {
      if (!headers.get(i + 1).isEmpty()) {
        request.header(headers.get(i), headers.get(i + 1));
      }
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
