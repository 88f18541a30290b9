package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.echelon.cli.Echelon;
import org.echelon.config.Deployment;
import org.echelon.job.LiveClock;
import org.echelon.job.Platform;
import org.echelon.producers.publish.Publisher;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop sends files and single records to a running deployment. */
class ProduceTest {
  @TempDir static Path state;
  private static Deployment deployment;
  private static Platform platform;
  private static LiveClock clock;
  @TempDir Path folder;

  private String out;
  private String err;

  @BeforeAll
  static void start() throws InterruptedException {
    deployment = LoopDeployment.create("produce.", 2, state);
    platform = LoopDeployment.running(deployment, Duration.ofHours(24));
    clock = new LiveClock(deployment, LoopDeployment.values(deployment), Clock.systemUTC());
    clock.start();
    Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30));
    try (Publisher publisher = new Publisher(deployment, LoopDeployment.values(deployment))) {
      publisher.send(Topic.NETWORK, SmallNetwork.ID, SmallNetwork.daily(from), from);
      publisher.flush();
    }
  }

  @AfterAll
  static void stop() {
    clock.close();
    platform.close();
  }

  @Test
  void shouldSendAShopsFilesAndChangeNothingTheSecondTime() throws IOException {
    file("items.csv", "sku,selling_price", "MUG,9.90");
    file("counts.csv", "sku,node,on_hand", "MUG,DC,200", "MUG,FC-A,4");
    file(
        "orders.csv",
        "order_id,placed_at,sku,units,node,zone",
        "1,{{now-5d}},MUG,3,FC-A,Z1",
        "2,{{now-36h}},MUG,2,FC-A,Z1");

    // when
    int first = produce("--items", "--counts", "--orders", "--wait");

    assertThat(out)
        .as(err)
        .isEqualTo(
            "sent 2 orders, 2 shipments, 1 item, 2 counts; applied 7, duplicate 0, refused 0\n");
    assertThat(first).isZero();

    int second = produce("--items", "--counts", "--orders", "--wait");

    assertThat(out)
        .as(err)
        .isEqualTo(
            "sent 2 orders, 2 shipments, 1 item, 2 counts; applied 0, duplicate 7, refused 0\n");
    assertThat(second).isZero();
  }

  @Test
  void shouldSendNothingWhenAnythingIsWrong() throws IOException {
    file("items.csv", "sku,selling_price", "CUP,4.90");
    file(
        "orders.csv",
        "order_id,placed_at,sku,units,node,zone",
        "1,{{now-1h}},CUP,3.5,FC-A,Z1",
        "2,{{now-1h}},CUP,2,FC-C,Z1");

    // when
    int code = produce("--items", "--orders", "--check");

    assertThat(out)
        .as(err)
        .isEqualTo(
            """
            orders.csv:2: units: "3.5" is not a whole number. Send base units, or name a pack \
            level in uom. [FIELD_RANGE]
            orders.csv:3: node: "FC-C" is not in network v1. Did you mean FC-A? \
            [REF_UNKNOWN_NODE]
            2 errors in 3 lines; nothing was sent.
            """);
    assertThat(code).isEqualTo(4);

    int sending = produce("--items", "--orders", "--wait");

    assertThat(err).contains("2 errors in 3 lines; nothing was sent.");
    assertThat(sending).isEqualTo(4);

    int skipping = produce("--items", "--orders", "--wait", "--skip-bad");

    assertThat(out)
        .as(err)
        .isEqualTo("sent 1 item, left out 2 bad rows; applied 1, duplicate 0, refused 0\n");
    assertThat(skipping).isZero();
  }

  @Test
  void shouldTakeOneRecordByHandAndSayWhatBecameOfIt() {
    // when
    int code = run("event", "count", "sku=JAR", "node=FC-A", "units=5", "event_id=hand-1");

    assertThat(out)
        .as(err)
        .matches(
            "sent count hand-1 to produce\\.evt\\.adjustment\\.v1 partition [01] offset \\d+;"
                + " applied after [0-9,]+ ms\n");
    assertThat(code).isZero();
  }

  @Test
  void shouldRefuseByHandWhatWouldBeRefusedAndSendItOnlyWhenToldTo() {
    // when
    int unsent = run("event", "order", "order_id=X1", "sku=MUG", "units=-2", "zone=Z1");

    assertThat(err)
        .isEqualTo(
            """
            refused: units: "-2" is below 1. Send 1 or more. [FIELD_NEGATIVE]
            nothing was sent
            """);
    assertThat(unsent).isEqualTo(4);

    int unknown = run("event", "order", "order_id=X1", "sku=MUG", "units=2", "node=NOWHERE");

    assertThat(err).contains("node: \"NOWHERE\" is not in network v1.", "[REF_UNKNOWN_NODE]");
    assertThat(unknown).isEqualTo(4);

    int sent =
        run(
            "event",
            "order",
            "order_id=X1",
            "sku=MUG",
            "units=2",
            "node=NOWHERE",
            "--no-check",
            "--json");

    assertThat(out).as(err).contains("\"outcome\":\"REFUSED\",\"code\":\"REF_UNKNOWN_NODE\"");
    assertThat(sent).isEqualTo(4);
  }

  private void file(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  /** Runs produce csv; each option of a file names the file of that name. */
  private int produce(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("csv", "--home", state.resolve("home").toString()));
    for (String option : options) {
      arguments.add(option);
      Path file = folder.resolve(option.substring(2) + ".csv");
      if (Files.exists(file)) {
        arguments.add(file.toString());
      }
    }
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... words) {
    List<String> arguments = new ArrayList<>(List.of("produce"));
    arguments.addAll(List.of(words));
    arguments.addAll(
        List.of(
            "--bootstrap",
            deployment.bootstrap(),
            "--registry",
            deployment.registryUrl(),
            "--prefix",
            deployment.prefix()));
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
      return Echelon.commandLine().execute(arguments.toArray(String[]::new));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
      out = printed.toString(StandardCharsets.UTF_8);
      err = told.toString(StandardCharsets.UTF_8);
    }
  }
}
