package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.labDecision;
import static org.echelon.console.ConsoleRecords.labState;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.prices;
import static org.echelon.console.ConsoleRecords.task;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.echelon.config.Deployment;
import org.echelon.state.LabStatus;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as files, and the comparison of policies, from a console of a real broker. */
class ConsoleExportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String FORMULA = "=1+1";

  @TempDir private static Path state;
  private static Deployment deployment;
  private static OwnTopics topics;
  private static ConsoleServer console;

  @BeforeAll
  static void open() throws Exception {
    topics = OwnTopics.open("export.", state);
    deployment = topics.deployment();
    console =
        ConsoleServer.start(
            deployment,
            InetAddress.getLoopbackAddress(),
            0,
            Optional.empty(),
            Optional.of(Path.of("../topology-docs/evidence")));
    topics.publish(Topic.NETWORK, "test", network());
    topics.publish(Topic.ITEM, SKU, item(SKU));
    topics.publish(Topic.TICK, "clock", tick(1, NOON));
    topics.publish(Topic.POSITION, SKU, position(SKU, Map.of("DC", 40L, "FC-A", 3L)));
    topics.publish(Topic.POSITION, FORMULA, position(FORMULA, Map.of("FC-A", 5L)));
    topics.publish(Topic.TASK, "plan/0", task("0", 1, 10).build());
    topics.publish(Topic.PRICE, "test/1", prices(1, 0.1).build());
    topics.publish(Topic.TRANSFER, "DC", transfer("T-1", 12).build());
    topics.publish(Topic.DECISION, SKU, decision("T-1", 12));
    topics.publish(Topic.LAB_STATE, "fair", labState("fair", LabStatus.RUNNING));
    topics.publish(Topic.LAB_DECISION, "fair|" + SKU, labDecision("fair", "FC-A|1", 12, 20));
    await("stock", answer -> answer.at("/total").asInt() == 3);
    await("compare", answer -> answer.at("/agreement/0/largest/0/why").isTextual());
  }

  @AfterAll
  static void close() {
    console.close();
    topics.close();
  }

  @Test
  void shouldAnswerWithAFileOfAllRows() throws Exception {
    // when
    HttpResponse<String> file = ask("stock?format=csv", "*/*");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("content-type"))
        .hasValue("text/csv; charset=utf-8; header=present");
    assertThat(file.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"stock.csv\"");
    List<String> lines = file.body().lines().toList();
    assertThat(lines.get(0))
        .startsWith("sku,name,node,onHandUnits,reservedUnits,")
        .contains(",whyNothing.code,whyNothing.text,whyNothing.caveat,");
    assertThat(lines).hasSize(4);
    assertThat(lines)
        .anyMatch(line -> line.startsWith("MUG,Mug red 11 oz,FC-A,3,0,"))
        .anyMatch(line -> line.startsWith("'=1+1,"))
        .noneMatch(line -> line.startsWith("="));
  }

  @Test
  void shouldAnswerInTheFormThatIsTaken() throws Exception {
    assertThat(ask("stock", "text/csv").body()).startsWith("sku,name,node,");
    assertThat(ask("stock?limit=1", "text/csv").body().lines()).hasSize(2);
    assertThat(ask("stock", "application/json, text/csv;q=0.5").body()).startsWith("{");
    assertThat(ask("stock?format=json", "text/csv").body()).startsWith("{");
    assertThat(ask("stock", "*/*").body()).startsWith("{");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "health | code,",
        "health?table=tasks | app,task,",
        "prices | version,status,computedAt,",
        "prices?table=prices | node,resource,now,before,use,capacity,values",
        "prices/adoption | app,task,",
        "prices/history | version,",
        "sku/MUG/movements | at,what,units,moves,document,",
        "capacity | node,name,kind,region,resource,",
        "map | node,name,kind,region,lat,lon,",
        "map?table=lanes | lane,from,to,kind,openUnits",
        "commands | commandId,kind,sku,from,to,units,",
        "commands?table=ages&kind=transfer | node,byAge,overdue,oldestSeconds",
        "commands/T-1?table=steps | name,state,by,at,dueAt,late,units",
        "nodes/FC-A/positions | sku,name,node,",
        "positions/MUG | sku,name,node,",
        "sku/MUG | sku,name,node,",
        "sku/MUG?table=commands | commandId,",
        "sku/MUG/supply?table=nodes.weeks | node,freeUnits,levelUnits,",
        "decisions/T-1?table=inputs | node,onHandUnits,",
        "controls | controlId,revision,",
        "controls?table=history | auditId,at,who,",
        "refused | id,at,writtenAt,",
        "search?q=MUG | kind,id,title,link",
        "compare | id,file,scenario,policy,against,seeds,setting,verdict.outcome,",
        "compare?table=agreement.largest | lab,tried,status,",
        "compare?table=field | file,lab,treatment,"
      })
  void shouldNameTheFieldsOfEveryTable(String path, String heads) throws Exception {
    // when
    HttpResponse<String> file = ask(path, "text/csv");

    assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
    assertThat(file.body()).startsWith(heads);
    assertThat(file.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
  }

  @ParameterizedTest
  @CsvSource({
    "stock?format=xml, 400, PARAMETER_RANGE",
    "stock?format=csv&table=rows, 400, PARAMETER_RANGE",
    "stock?table=items, 400, PARAMETER_UNKNOWN",
    "stock?format=csv&lmit=5, 400, PARAMETER_UNKNOWN",
    "stock?format=csv&limit=100001, 400, PARAMETER_RANGE",
    "decisions/T-1/recompute?format=csv, 406, NO_TABLE",
    "sku/NOBODY?format=csv, 404, NOT_FOUND",
    "compare?lab=fair, 400, PARAMETER_UNKNOWN"
  })
  void shouldSayAsJsonWhatIsWrong(String path, int status, String code) throws Exception {
    // when
    HttpResponse<String> answer = ask(path, "*/*");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(new ObjectMapper().readTree(answer.body()).at("/error/code").asText())
        .isEqualTo(code);
  }

  @Test
  void shouldTellOfAFileWithoutSendingIt() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(console.address() + "api/v1/stock?format=csv"))
            .method("HEAD", BodyPublishers.noBody())
            .build();

    // when
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void shouldCompareByAllKindsOfEvidenceAndLeadToTheLiveDecision() throws Exception {
    // when
    JsonNode compared = await("compare", answer -> answer.at("/agreement/0/decisions").asInt() > 0);

    JsonNode lab = compared.at("/agreement/0");
    assertThat(lab.get("tried").asText()).isEqualTo("rationed fast=0.9");
    assertThat(lab.get("equalShare").asDouble()).isZero();
    assertThat(lab.get("unitsUp").asLong()).isEqualTo(8);
    assertThat(lab.at("/largest/0/why").asText()).isEqualTo("D-T-1");
    assertThat(compared.get("folder").asBoolean()).isTrue();
    assertThat(compared.get("replays"))
        .anySatisfy(
            replay -> {
              assertThat(replay.get("id").asText()).isEqualTo("us8.json/nominal/echelon/unpriced");
              assertThat(replay.at("/verdict/text").asText()).contains("cost a day", "95%");
              assertThat(replay.at("/measures/0/unpriced").asDouble()).isPositive();
            });
  }

  private static HttpResponse<String> ask(String path, String accept) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(console.address() + "api/v1/" + path))
            .timeout(PATIENCE)
            .header("Accept", accept)
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static JsonNode await(String path, Predicate<JsonNode> condition) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<String> answer = ask(path, "application/json");
      JsonNode read = new ObjectMapper().readTree(answer.body());
      if (answer.statusCode() == 200 && condition.test(read)) {
        return read;
      }
      assertThat(System.nanoTime()).as("waited for %s, had %s", path, read).isLessThan(until);
      Thread.sleep(50);
    }
  }
}
