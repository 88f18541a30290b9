package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;
import org.echelon.cli.Capture;
import org.echelon.cli.Echelon;
import org.echelon.cli.ToldOptions;
import org.echelon.console.metrics.ConsoleMetrics;
import org.echelon.operations.AlertRules;
import org.echelon.operations.Boards;
import org.echelon.operations.MetricsTable;
import org.echelon.operations.RunbookPages;
import org.echelon.telemetry.KafkaMetrics;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.MetricsPage;
import org.echelon.topic.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every check that holds documents to declarations, given a change planted in a copy of one of
 * them: it names what was changed. A check that no change could break would say nothing.
 */
class PlantedDriftTest {
  private static final Path DOCS = Path.of("..", "..", "topology-docs");

  @TempDir private Path folder;

  /** The declared side of topics and schemas changes, the committed document does not. */
  @ParameterizedTest
  @EnumSource
  void shouldNameTheTopicOrFieldThatWasDeclaredAnew(Declared change) throws IOException {
    String committed = Files.readString(DOCS.resolve("asyncapi.json"));
    ObjectNode declared = (ObjectNode) JsonText.read(document());
    assertThat(differences(committed, declared)).isEmpty();

    change.plant.accept(declared);

    assertThat(differences(committed, declared))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.object()).startsWith(change.object);
              assertThat(difference.line()).contains(change.told);
            });
  }

  private static List<Difference> differences(String committed, JsonNode declared) {
    return DocumentDiff.of(committed, AsyncApiTopics.of(declared), List.of());
  }

  private static String document() {
    Capture echelon = new Capture();
    assertThat(echelon.run("contracts", "asyncapi", "--bootstrap", "localhost:9092")).isZero();
    return echelon.out();
  }

  @Test
  void shouldNameThePageOfARecordThatLacksAField() throws IOException {
    copy(DOCS.resolve("events"), folder.resolve("events"));
    copy(DOCS.resolve("csv.md"), folder.resolve("csv.md"));
    copy(DOCS.resolve("reason-codes.md"), folder.resolve("reason-codes.md"));
    assertThat(CommittedPages.stale(ContractPages.all(), folder)).isEmpty();

    dropLine(folder.resolve("events/Ack.md"), "| `occurredAt` |");
    Files.delete(folder.resolve("events/Tick.md"));
    Files.writeString(folder.resolve("events/Lost.md"), "# Lost\n");

    List<String> stale = CommittedPages.stale(ContractPages.all(), folder);
    assertThat(stale).hasSize(2);
    assertThat(stale.get(0)).startsWith("events/Ack.md is stale").contains("`occurredAt`");
    assertThat(stale.get(1)).isEqualTo("events/Tick.md is missing");
    assertThat(CommittedPages.leftOver(ContractPages.all(), folder))
        .containsExactly("events/Lost.md is left over, delete it");
  }

  @Test
  void shouldNameACodeWithoutASentenceOrARow() throws IOException {
    Set<String> sentences = new TreeSet<>(ReasonPage.sentences(ReasonPage.REFUSALS).keySet());
    String page = Files.readString(DOCS.resolve("reason-codes.md"));
    assertThat(ToldCodes.differences(ToldCodes.refusals(), sentences)).isEmpty();
    assertThat(ToldCodes.withoutRow(ToldCodes.refusals(), page)).isEmpty();
    assertThat(ToldCodes.withoutRow(ToldCodes.alerts(), page)).isEmpty();
    assertThat(ToldCodes.withoutRow(reasons(), page)).isEmpty();

    sentences.remove("KEY_MISMATCH");
    sentences.add("KEY_LOST");

    assertThat(ToldCodes.differences(ToldCodes.refusals(), sentences))
        .containsExactly("KEY_MISMATCH has no sentence", "KEY_LOST has a sentence and is no code");
    assertThat(
            ToldCodes.withoutRow(
                ToldCodes.refusals(), page.replace("| `KEY_MISMATCH` |", "| `KEY_MISSED` |")))
        .containsExactly("KEY_MISMATCH has no row");
    assertThat(ToldCodes.withoutRow(ToldCodes.alerts(), page.replace("| `LAG` |", "")))
        .containsExactly("LAG has no row");
    assertThat(ToldCodes.withoutRow(reasons(), page.replace("| `ROOM_CUT` |", "")))
        .containsExactly("ROOM_CUT has no row");
  }

  private static Set<String> reasons() {
    return ReasonPage.sentences(ReasonPage.REASONS).keySet();
  }

  @Test
  void shouldNameAMetricThatIsOnOneSideOnly() {
    List<MetricFamily> declared = new ArrayList<>(MetricsPage.families());
    declared.addAll(ConsoleMetrics.families());
    declared.addAll(KafkaMetrics.families());
    assertThat(MetricsTable.differences(declared, MetricsTable.read(MetricsTable.lines())))
        .isEmpty();
    List<String> page = new ArrayList<>(MetricsTable.lines());
    page.replaceAll(
        line -> line.replaceFirst("^\\| `echelon_event_age_seconds`", "| `echelon_event_age`"));

    declared.add(MetricFamily.gauge("echelon_planted_units", "Planted.", "node"));

    assertThat(MetricsTable.differences(declared, MetricsTable.read(page)))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactly("echelon_event_age", "echelon_event_age_seconds", "echelon_planted_units");
  }

  @Test
  void shouldNameThePanelThatAsksForWhatThereIsNot() throws IOException {
    ObjectNode board = Boards.all().get(0).deepCopy();
    assertThat(unknown(board)).isEmpty();
    ObjectNode panel = (ObjectNode) board.get("panels").get(0);
    panel.put("title", "Planted");

    ((ObjectNode) panel.get("targets").get(0))
        .put("expr", "sum(echelon_planted_units{node=\"N\"})");

    assertThat(unknown(board))
        .containsExactly(
            board.get("title").asText() + " / Planted: echelon_planted_units",
            board.get("title").asText() + " / Planted: echelon_planted_units{node}");
  }

  private static List<String> unknown(JsonNode board) {
    return Boards.panels(board).stream().flatMap(panel -> Boards.unknown(panel).stream()).toList();
  }

  @Test
  void shouldNameTheRuleWithoutAPageAndThePageWithoutARule() throws IOException {
    ObjectNode file = AlertRules.read("alerts.yml").deepCopy();
    assertThat(RunbookPages.differences(AlertRules.of(file), RunbookPages.FOLDER)).isEmpty();
    ArrayNode rules = (ArrayNode) file.get("groups").get(0).get("rules");
    ObjectNode planted = rules.get(0).deepCopy();

    rules.add(planted.put("alert", "RoofLeaking"));
    copy(RunbookPages.FOLDER, folder);
    Files.writeString(folder.resolve("roof-dry.md"), "# RoofDry\n");

    assertThat(RunbookPages.differences(AlertRules.of(file), folder))
        .containsExactly(
            "RoofLeaking has no page roof-leaking.md",
            "RoofLeaking has no row in index.md: | [RoofLeaking](roof-leaking.md) | critical |",
            "roof-dry.md is of no rule");
  }

  @Test
  void shouldNameTheOptionAndTheCommandThatNoDocumentHas() throws IOException {
    String page = Files.readString(DOCS.resolve("configuration.md"));
    Capture clean = new Capture();
    assertThat(clean.run("completion", "bash")).isZero();
    CommandLine root = Echelon.commandLine();
    assertThat(ToldOptions.missingInPage(root, page)).isEmpty();

    root.getSubcommands()
        .get("dlq")
        .getSubcommands()
        .get("list")
        .getCommandSpec()
        .addOption(OptionSpec.builder("--planted").build());
    root.addSubcommand("plantation", CommandSpec.create().name("plantation"));

    assertThat(ToldOptions.missingInPage(root, page))
        .containsExactlyInAnyOrder("echelon dlq list --planted", "echelon plantation");
    assertThat(ToldOptions.missingInCompletion(root, clean.out()))
        .containsExactlyInAnyOrder("echelon plantation", "echelon dlq list --planted");
  }

  @Test
  void shouldNameThePageOfSettingsThatIsStale() throws IOException {
    Capture clean = new Capture();
    assertThat(clean.run("contracts", "configuration")).isZero();
    String page = Files.readString(DOCS.resolve("configuration.md"));

    String changed = page.replace("| `--commit-millis ", "| `--commit-every ");

    assertThat(CommittedPages.stale("configuration.md", clean.out(), changed))
        .singleElement()
        .asString()
        .startsWith("configuration.md is stale, line ")
        .contains("`--commit-every", "`--commit-millis");
  }

  /** A gate that keeps one store more. */
  @Test
  void shouldNameTheDrawingOfATopologyThatWasChanged() throws IOException {
    Path committed = DOCS.resolve("topologies");
    assertThat(CommittedPages.stale(TopologyPages.all(), committed)).isEmpty();

    List<String> stale =
        CommittedPages.stale(TopologyPages.all(PlantedDriftTest::planted), committed);

    assertThat(stale).hasSize(2);
    assertThat(stale.get(0)).startsWith("gate.md is stale").contains("planted");
    assertThat(stale.get(1)).startsWith("gate.svg is stale");
  }

  private static Topology planted(String name) {
    Topology topology = TopologyPages.topology(name);
    if (name.equals("gate")) {
      topology.addStateStore(
          Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("planted"), Serdes.String(), Serdes.String()),
          "gates");
    }
    return topology;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void dropLine(Path page, String begin) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(page));
    assertThat(lines.removeIf(line -> line.startsWith(begin))).isTrue();
    Files.write(page, lines);
  }

  /** What somebody might do to the declarations, and what is told of it. */
  enum Declared {
    TOPIC_ADDED(
        document -> {
          ObjectNode more = object(document, "/channels/sys.sku.v1").deepCopy();
          object(document, "/channels")
              .set("evt.extra.v1", more.put("address", "echelon.evt.extra.v1"));
        },
        "echelon.evt.extra.v1",
        "the topic is there, should be in the document"),
    TOPIC_REMOVED(
        document -> object(document, "/channels").remove("alert.v1"),
        "echelon.alert.v1",
        "the topic is missing"),
    PARTITIONS(
        document -> object(document, "/channels/state.task.v1/bindings/kafka").put("partitions", 7),
        "echelon.state.task.v1",
        "the number of partitions is 7, should be 1"),
    RETENTION(
        document ->
            object(document, "/channels/evt.order.v1/bindings/kafka/topicConfiguration")
                .put("retention.ms", 1),
        "echelon.evt.order.v1",
        "retention.ms is 1"),
    FIELD_ADDED(
        document ->
            ((ArrayNode) schema(document, "Ack").get("fields"))
                .addObject()
                .put("name", "dock")
                .put("type", "string")
                .put("default", ""),
        "echelon.ack.command.v1-value",
        "another at dock"),
    FIELD_REMOVED(
        document -> ((ArrayNode) schema(document, "Ack").get("fields")).remove(4),
        "echelon.ack.command.v1-value",
        "another at revision"),
    FIELD_UNIT(
        document -> ((ObjectNode) schema(document, "Ack").get("fields").get(2)).put("unit", "days"),
        "echelon.ack.command.v1-value",
        "another at occurredAt");

    private final Consumer<ObjectNode> plant;
    private final String object;
    private final String told;

    Declared(Consumer<ObjectNode> plant, String object, String told) {
      this.plant = plant;
      this.object = object;
      this.told = told;
    }

    private static ObjectNode schema(ObjectNode document, String message) {
      return object(document, "/components/messages/" + message + "/payload/schema");
    }

    private static ObjectNode object(ObjectNode document, String pointer) {
      return (ObjectNode) document.at(pointer);
    }
  }
}
