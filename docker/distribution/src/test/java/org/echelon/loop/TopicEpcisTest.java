package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.cli.Capture;
import org.echelon.config.Deployment;
import org.echelon.contract.Examples;
import org.echelon.event.Receipt;
import org.echelon.schema.Contracts;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that lie on a real broker, as a document of EPCIS. */
class TopicEpcisTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "epcis.";

  /** The broker refuses records from the future. */
  private static final Instant WRITTEN = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private static Deployment deployment;

  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @BeforeAll
  static void tell(@TempDir Path state) {
    deployment = LoopDeployment.create(PREFIX, 2, state);
    try (Hand hand = new Hand(deployment)) {
      for (Topic topic :
          List.of(
              Topic.NETWORK,
              Topic.ITEM,
              Topic.TRANSFER,
              Topic.ASSIGNMENT,
              Topic.SHIPMENT,
              Topic.RECEIPT,
              Topic.ADJUSTMENT)) {
        tell(hand, topic, Examples.of(topic));
      }
      Receipt refused = (Receipt) Examples.of(Topic.RECEIPT);
      refused.put("receiptId", "GR-2292");
      refused.put("goodUnits", -1L);
      tell(hand, Topic.RECEIPT, refused);
      hand.raw(Topic.RECEIPT, "MUG-RED-11", "nonsense".getBytes(), WRITTEN, Map.of());
      hand.flush();
    }
  }

  @Test
  void shouldWriteWhatHappenedAndLeaveOutWhatIntakeRefuses() throws Exception {
    Path out = folder.resolve("events.jsonld");

    // when
    assertThat(run("--base", "https://id.example.org", "--out", out.toString())).isZero();

    JsonNode document = JSON.readTree(Files.readString(out));
    assertThat(document.path("type").asText()).isEqualTo("EPCISDocument");
    assertThat(document.findValuesAsText("bizStep"))
        .containsExactlyInAnyOrder("cycle_counting", "shipping", "receiving", "receiving");
    assertThat(document.at("/epcisBody/eventList").findValuesAsText("eventTimeZoneOffset"))
        .hasSize(5)
        .containsOnly("-05:00");
    assertThat(document.toString())
        .contains("https://id.gs1.org/01/04012345123456", "https://id.example.org/bt/SO-100734");
    assertThat(echelon.err()).contains("5 events; 0 records corrected another", "2 were refused");
  }

  @Test
  void shouldWriteOneItemFromAnInstantOn() throws Exception {
    assertThat(run("--base", "https://id.example.org", "--sku", "CUP-BLUE-4")).isZero();
    assertThat(JSON.readTree(echelon.out()).at("/epcisBody/eventList")).isEmpty();
    echelon.clear();

    String later = WRITTEN.plusSeconds(1).toString();
    assertThat(run("--base", "https://id.example.org", "--since", later)).isZero();

    assertThat(JSON.readTree(echelon.out()).at("/epcisBody/eventList")).isEmpty();
  }

  @Test
  void shouldAskForAnAddress() {
    assertThat(run("--base", "nowhere")).isEqualTo(2);

    assertThat(echelon.err()).contains("--base: 'nowhere' is no address");
  }

  @Test
  void shouldSayThatTheTopicsAreNotThere() {
    assertThat(run("--base", "https://id.example.org", "--prefix", "nothing.")).isEqualTo(3);

    assertThat(echelon.err()).contains("nothing.ref.network.v1 is not on");
  }

  private static void tell(Hand hand, Topic topic, SpecificRecord record) {
    hand.tell(topic, Contracts.valueOf(topic.name()).keyOf(record), record, WRITTEN);
  }

  private int run(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "topic",
                "epcis",
                "--bootstrap",
                deployment.bootstrap(),
                "--registry",
                deployment.registryUrl()));
    if (!List.of(arguments).contains("--prefix")) {
      all.addAll(List.of("--prefix", PREFIX));
    }
    all.addAll(List.of(arguments));
    return echelon.run(all.toArray(String[]::new));
  }
}
