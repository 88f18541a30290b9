package org.echelon.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.echelon.console.compare.EvidenceFolder.Evidence;
import org.echelon.console.compare.PairVerdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of results tell, those of the project among them. */
class EvidenceFolderTest {
  private static final Path OURS = Path.of("../topology-docs/evidence");
  private static final String COMPARED =
      "{'command':'simulate','settings':{'world':'us8','days':28,'skus':60},'results':%s}";
  private static final String PAIRS =
      "{'policies':[{'policy':'echelon','costPerDay':90.0,'fillRate':0.98},"
          + "{'policy':'rationed','costPerDay':100.0,'fillRate':0.97},"
          + "{'policy':'unpriced@7d','costPerDay':92.0,'fillRate':0.981}],"
          + "'bestRival':'rationed','pairs':[{'policy':'rationed','against':'echelon',"
          + "'cost':{'mean':0.11,'low':0.09,'high':0.13,'seeds':5},"
          + "'fillRate':{'mean':-0.01,'low':-0.02,'high':0.002,'seeds':5}}]}";

  @TempDir private Path folder;

  @Test
  void shouldReadPairsWithTheirIntervalsAndTheColumnWithoutPrices() throws IOException {
    write("try.json", COMPARED.formatted(PAIRS));

    // when
    Evidence evidence = read();

    Replay pair = evidence.replays().get(0);
    assertThat(evidence.replays()).hasSize(1);
    assertThat(pair.id()).isEqualTo("try.json//rationed/echelon");
    assertThat(pair.setting()).isEqualTo("us8, 28 days, 60 SKUs");
    assertThat(pair.verdict().outcome()).isEqualTo(Outcome.WORSE);
    assertThat(pair.measures()).hasSize(2);
    assertThat(pair.measures().get(0))
        .isEqualTo(
            new Measure(
                "cost a day",
                true,
                Optional.of(90.0),
                Optional.of(100.0),
                0.11,
                0.09,
                0.13,
                Optional.of(92.0)));
    assertThat(pair.measures().get(1).unpriced()).hasValue(0.981);
  }

  @Test
  void shouldReadScenariosAndTheSimulationOfALab() throws IOException {
    write("two.json", COMPARED.formatted("{'nominal':" + PAIRS + ",'busy':" + PAIRS + "}"));
    write(
        "lab.json",
        "{'command':'lab report','settings':{'lab':'fair'},'results':{'all':{'decisions':3},"
            + "'simulated':"
            + PAIRS
            + "}}");

    // when
    Evidence evidence = read();

    assertThat(evidence.replays())
        .extracting(Replay::id)
        .containsExactly(
            "lab.json/fair/rationed/echelon",
            "two.json/nominal/rationed/echelon",
            "two.json/busy/rationed/echelon");
  }

  @Test
  void shouldTakeOneSeedAsNoProof() throws IOException {
    write(
        "one.json",
        COMPARED.formatted(
            PAIRS.replace(
                "'low':0.09,'high':0.13,'seeds':5",
                "'low':'-Infinity','high':'Infinity','seeds':1")));

    // when
    Replay pair = read().replays().get(0);

    assertThat(pair.verdict().outcome()).isEqualTo(Outcome.NOT_DECIDED);
    assertThat(pair.measures().get(0).low()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void shouldReadFieldExperiments() throws IOException {
    write(
        "field.json",
        "{'results':{'lab':{'id':'higher','treatment':{'policy':'echelon','settings':{'demandFactor':'1.3'}},"
            + "'design':'ITEM'},'seeds':[{'seed':4,'pairs':19,'trueEffect':1.9,'decision':'GO_ON',"
            + "'cost':{'perSkuDay':1.5,'low':-2,'high':5},'pricedCost':{'perSkuDay':1.7,'low':-2,'high':6}}]}}");

    // when
    FieldRun run = read().field().get(0);

    assertThat(run.lab()).isEqualTo("higher");
    assertThat(run.treatment()).isEqualTo("echelon {\"demandFactor\":\"1.3\"}");
    assertThat(run.seed()).isEqualTo(4);
    assertThat(run.costHigh()).isEqualTo(5);
    assertThat(run.trueEffect()).isEqualTo(1.9);
  }

  @Test
  void shouldReadTheProjectsOwnEvidence() {
    // when
    Evidence evidence = new EvidenceFolder(Optional.of(OURS)).read();

    assertThat(evidence.files()).allSatisfy(file -> assertThat(file.problem()).isEmpty());
    Replay pair =
        evidence.replays().stream()
            .filter(replay -> replay.id().equals("us8.json/nominal/echelon/base-stock"))
            .findFirst()
            .orElseThrow();
    assertThat(pair.seeds()).isEqualTo(5);
    assertThat(pair.measures())
        .extracting(Measure::name)
        .containsExactly("cost a day", "fill", "on time", "in region");
    Measure cost = pair.measures().get(0);
    double relative = cost.policyFigure().orElseThrow() / cost.againstFigure().orElseThrow() - 1;
    assertThat(cost.mean()).as("shares, not hundredths").isCloseTo(relative, within(0.02));
    assertThat(cost.unpriced()).isPresent();
  }

  @Test
  void shouldSayWhichFileItCannotReadAndReadTheOthers() throws IOException {
    write("a.json", "{'command':");
    write("b.json", "{'command':'bench kernel','results':{'nanosPerPair':940}}");
    write("c.json", COMPARED.formatted(PAIRS));
    write("notes.txt", "nothing");

    // when
    Evidence evidence = read();

    assertThat(evidence.files())
        .extracting(EvidenceFolder.FileForm::file)
        .containsExactly("a.json", "b.json", "c.json");
    assertThat(evidence.files().get(0).problem()).startsWith("it is no JSON");
    assertThat(evidence.files().get(1).comparisons()).isZero();
    assertThat(evidence.replays()).hasSize(1);
  }

  @Test
  void shouldSeeWhatHasChangedSince() throws IOException {
    EvidenceFolder watched = new EvidenceFolder(Optional.of(folder));
    write("try.json", COMPARED.formatted("{}"));
    assertThat(watched.read().replays()).isEmpty();
    write("try.json", COMPARED.formatted(PAIRS));
    Files.setLastModifiedTime(
        folder.resolve("try.json"), FileTime.from(Instant.parse("2026-11-21T12:00:00Z")));

    // when
    Evidence after = watched.read();

    assertThat(after.replays()).hasSize(1);
    assertThat(watched.read().replays().get(0)).isSameAs(after.replays().get(0));
  }

  @Test
  void shouldTellNoFolderFromAnEmptyAndAMissingOne() {
    assertThat(new EvidenceFolder(Optional.empty()).read().folder()).isFalse();
    assertThat(read().folder()).isTrue();
    assertThat(read().files()).isEmpty();
    Evidence gone = new EvidenceFolder(Optional.of(folder.resolve("gone"))).read();
    assertThat(gone.files().get(0).problem()).isEqualTo("it cannot be read");
  }

  private Evidence read() {
    return new EvidenceFolder(Optional.of(folder)).read();
  }

  private void write(String name, String json) throws IOException {
    Files.writeString(folder.resolve(name), json.replace('\'', '"'));
  }
}
