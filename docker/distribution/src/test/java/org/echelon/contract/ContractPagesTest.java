package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.echelon.cli.Capture;
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

    assertThat(CommittedPages.read(folder)).hasSizeGreaterThan(30);
    assertThat(CommittedPages.stale(CommittedPages.read(folder), DOCS))
        .as("run ./echelon contracts pages --out topology-docs")
        .isEmpty();
    assertThat(
            CommittedPages.leftOver(
                CommittedPages.read(folder.resolve("events")), DOCS.resolve("events")))
        .isEmpty();
  }

  @Test
  void shouldBeTheCommittedDocument() throws IOException {
    // when
    assertThat(echelon.run("contracts", "asyncapi", "--bootstrap", "localhost:9092")).isZero();

    assertThat(CommittedPages.stale(Map.of("asyncapi.json", echelon.out()), DOCS))
        .as(
            "run ./echelon contracts asyncapi --bootstrap localhost:9092 --out"
                + " topology-docs/asyncapi.json")
        .isEmpty();
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
    assertThat(
            ToldCodes.differences(
                ToldCodes.refusals(), ReasonPage.sentences(ReasonPage.REFUSALS).keySet()))
        .isEmpty();
  }

  @Test
  void shouldSayOfEveryKindOfFileWhatItIs() {
    assertThat(CsvPage.told()).containsExactlyInAnyOrderElementsOf(CsvTemplates.all());
  }
}
