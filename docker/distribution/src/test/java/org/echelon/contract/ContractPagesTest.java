package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.echelon.cli.Capture;
import org.echelon.codec.RefusalCode;
import org.echelon.producers.csv.CsvTemplates;
import org.echelon.state.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed documents are those that the code makes. */
class ContractPagesTest {
  private static final Path DOCS = Path.of("..", "..", "topology-docs");

  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldBeTheCommittedPages() throws IOException {
    // when
    assertThat(echelon.run("contracts", "pages", "--out", folder.toString())).isZero();

    Set<String> made = files(folder);
    assertThat(made).hasSizeGreaterThan(30);
    for (String page : made) {
      assertThat(DOCS.resolve(page))
          .as("stale; run ./echelon contracts pages --out topology-docs")
          .hasSameTextualContentAs(folder.resolve(page));
    }
    assertThat(files(DOCS.resolve("events")))
        .as("pages of records; delete what is left over")
        .isEqualTo(files(folder.resolve("events")));
  }

  @Test
  void shouldBeTheCommittedDocument() throws IOException {
    // when
    assertThat(echelon.run("contracts", "asyncapi", "--bootstrap", "localhost:9092")).isZero();

    assertThat(Files.readString(DOCS.resolve("asyncapi.json")))
        .as(
            "stale; run ./echelon contracts asyncapi --bootstrap localhost:9092 --out"
                + " topology-docs/asyncapi.json")
        .isEqualTo(echelon.out());
  }

  @Test
  void shouldTellEveryFieldOfARecordAndOfTheRecordsWithin() {
    String page = FieldTable.of(Decision.getClassSchema());

    assertThat(page)
        .contains(
            "| `kind` | [DecisionKind](#decisionkind) | none | yes | What was decided. |",
            "| `state` | [DecisionState](#decisionstate) | none | no, `RELEASED` |",
            "| `choice` | [Choice](#choice) | none | no | The move chosen;",
            "| `decidedAt` | long, timestamp-millis | UTC instant | yes |",
            "### Alternative\n\nA move that was considered and not chosen.\n",
            "| `values` | map to string | none | no | Named figures as text. |",
            "`TRANSFER`, `PURCHASE`, `ASSIGN`, `HOLD_BACK`, `NONE`, `UNKNOWN`");
    for (Schema.Field field : Decision.getClassSchema().getFields()) {
      assertThat(page).contains("| `" + field.name() + "` | ");
    }
  }

  /** A code without a sentence would have an empty cell. */
  @Test
  void shouldSayOfEveryRefusalWhenItComes() {
    assertThat(ReasonPage.sentences(ReasonPage.REFUSALS).keySet())
        .isEqualTo(
            Stream.of(RefusalCode.values()).map(RefusalCode::name).collect(Collectors.toSet()));
  }

  @Test
  void shouldSayOfEveryKindOfFileWhatItIs() {
    assertThat(CsvPage.told()).containsExactlyInAnyOrderElementsOf(CsvTemplates.all());
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
