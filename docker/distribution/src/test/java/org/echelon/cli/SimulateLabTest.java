package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.echelon.console.compare.EvidenceFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a simulated field experiment refuses, prints and writes. */
class SimulateLabTest {
  private static final String COMMON =
      "\"id\": \"small\", \"control\": \"rationed\", \"startOn\": \"2026-01-19\","
          + " \"endOn\": \"2026-02-15\", \"blockDays\": 14, \"washoutDays\": 7";

  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldRefuseAWashoutInWhichStockCannotTurnOver() throws IOException {
    int exit =
        run(
            "\"design\": \"PAIRWISE\", \"treatment\":"
                + " {\"policy\": \"rationed\", \"settings\": {\"demandFactor\": 2}}");

    assertThat(exit).isEqualTo(2);
    assertThat(echelon.err())
        .contains("days to turn over", "the wash-out has 7", "give washoutDays", "design ITEM");
  }

  @Test
  void shouldTellNoEffectWhereNothingIsTried() throws IOException {
    assertThat(run("\"treatment\": \"rationed\"")).isZero();

    assertThat(echelon.out())
        .contains("item, 2 blocks of 14 days, the first 7 days left out", "1 of 1 intervals cover");
    JsonNode results =
        new ObjectMapper().readTree(folder.resolve("out.json").toFile()).get("results");
    assertThat(results.at("/lab/design").asText()).isEqualTo("ITEM");
    JsonNode seed = results.at("/seeds/0");
    assertThat(seed.get("trueEffect").asDouble()).isZero();
    assertThat(seed.get("pairs").asInt()).isBetween(2, 6);
    assertThat(seed.get("cost")).isEqualTo(seed.get("pricedCost"));
    assertThat(new EvidenceFolder(Optional.of(folder)).read().field())
        .as("the console reads what is written")
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.treatment()).isEqualTo("rationed");
              assertThat(run.trueEffect()).isZero();
              assertThat(run.costLow()).isLessThanOrEqualTo(run.cost());
            });
  }

  private int run(String fields) throws IOException {
    Path file = folder.resolve("lab.json");
    Files.writeString(file, "{" + COMMON + ", " + fields + "}");
    String json = folder.resolve("out.json").toString();
    return echelon.run(
        "simulate", "--lab", file.toString(), "--skus", "12", "--days", "42", "--json", json);
  }
}
