package org.echelon.producers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.client.InForce;
import org.echelon.producers.client.Names;
import org.echelon.producers.shop.NetworkFolder;
import org.echelon.producers.shop.NetworkOrdinals;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates are files that are taken as they stand, and the lists beside them are complete. */
class CsvTemplatesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  private final List<SpecificRecord> records = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  static List<String> kinds() {
    return CsvTemplates.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void shouldHaveEveryColumnAndNoOtherAndSayWhatItIs(String kind) {
    Map<String, String> sentences = CsvTemplates.sentences(kind);

    assertThat(sentences.keySet()).isEqualTo(CsvTemplates.known(kind));
    assertThat(sentences.values()).allMatch(sentence -> sentence.endsWith("."));
    assertThat(sentences.keySet()).containsAll(CsvTemplates.needed(kind));
    long columns = sentences.size();
    assertThat(CsvTemplates.template(kind).lines())
        .hasSizeGreaterThan(1)
        .allMatch(
            line ->
                line.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == ',').count() + 1
                    == columns);
  }

  @Test
  void shouldShowCellsThatHaveCommas() {
    assertThat(CsvTemplates.examples("items"))
        .containsEntry("name", "Mug, red, 11 oz")
        .containsEntry("stocked_at", "DC-EAST;FC-BOS1")
        .doesNotContainKey("shelf_life_days");
  }

  @Test
  void shouldSayNothingOfColumnsThatAreNot() {
    for (String key : CsvTemplates.sentences().keySet()) {
      String[] sides = key.split("\\.");
      assertThat(CsvTemplates.known(sides[0])).contains(sides[1]);
    }
  }

  @Test
  void shouldBeTheNetworkOfAShop() throws IOException {
    Network network = network();

    assertThat(FormCheck.check(network)).isEmpty();
    assertThat(network.getNodes()).hasSize(3);
    assertThat(network.getNodes().get(2).getGln()).isEqualTo("0614141000012");
    assertThat(network.getNodes().get(2).getCapacity()).hasSize(2);
    assertThat(network.getLanes()).hasSize(2);
    assertThat(network.getShipOptions()).hasSize(3);
  }

  @Test
  void shouldBeTakenAsTheyStandInThatNetwork() throws IOException {
    read(CsvTemplates.sent());

    assertThat(problems)
        .as("only that the commands of the example were never given")
        .hasSize(2)
        .allMatch(problem -> problem.startsWith("acks.csv:"))
        .allMatch(problem -> problem.contains("REF_UNKNOWN_COMMAND"));
    Item mug = only(Item.class, 0);
    assertThat(mug.getGtin()).isEqualTo("04012345123456");
    assertThat(mug.getHandlingClass()).isEqualTo("STANDARD");
    assertThat(mug.getVendors()).hasSize(1);
    assertThat(only(OrderLine.class, 2).getPostalCode()).isEqualTo("02110");
    assertThat(only(Forecast.class, 0).getWeekUnits()).containsExactly(21.0, 22.4);
    assertThat(records).hasSizeGreaterThan(15);
  }

  /** What the page shows of mistakes is what is said. */
  @Test
  void shouldNameFileLineColumnAndCure() throws IOException {
    Path file = folder.resolve("receipts.csv");
    String wrong =
        CsvTemplates.template("receipts")
            .replace("{{now-3d}},CUP-BLUE-4,DC-EAST,96", "yesterday,CUP-BLUE-4,DC-EST,9.6");
    Files.writeString(file, wrong);

    read(Map.of(CsvKind.RECEIPTS, file));

    assertThat(problems).hasSize(2).allMatch(problem -> problem.startsWith("receipts.csv:3: "));
    String page = Files.readString(Path.of("..", "topology-docs", "csv.md"));
    assertThat(problems).allSatisfy(problem -> assertThat(page).contains(problem));
  }

  @Test
  void shouldKnowNoOtherKind() {
    assertThatThrownBy(() -> CsvTemplates.template("order")).hasMessage("there is no kind order");
  }

  private Network network() throws IOException {
    for (String kind : CsvTemplates.network()) {
      write(kind);
    }
    return NetworkOrdinals.assign(Optional.empty(), List.of(), NetworkFolder.read(folder, NOW));
  }

  private void read(List<String> kinds) throws IOException {
    Map<CsvKind, Path> files = new EnumMap<>(CsvKind.class);
    for (String kind : kinds) {
      files.put(CsvKind.valueOf(kind.toUpperCase(Locale.ROOT)), write(kind));
    }
    read(files);
  }

  private void read(Map<CsvKind, Path> files) throws IOException {
    Names names = Names.of(network(), NOW.toEpochMilli());
    CsvSettings settings = new CsvSettings("shop", Optional.empty(), NOW, true);
    new CsvBatch(files, settings, file -> NOW, new InForce(), names)
        .read(
            new CsvBatch.Taker() {
              @Override
              public void record(CsvKind kind, long line, SpecificRecord record) {
                records.add(record);
              }

              @Override
              public void problem(CsvProblem problem) {
                problems.add(problem.text());
              }
            });
  }

  private Path write(String kind) throws IOException {
    return Files.writeString(folder.resolve(kind + ".csv"), CsvTemplates.template(kind));
  }

  private <T extends SpecificRecord> T only(Class<T> type, int index) {
    return records.stream().filter(type::isInstance).map(type::cast).toList().get(index);
  }
}
