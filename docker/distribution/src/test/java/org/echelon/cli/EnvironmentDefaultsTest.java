package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What tells a deployment may stand in the environment; the command line has the last word. */
class EnvironmentDefaultsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "ECHELON_BOOTSTRAP", "broker:9092",
          "ECHELON_PREFIX", "shop.",
          "ECHELON_PARTITIONS", "3",
          "ECHELON_GATES", " ",
          "ECHELON_JSON", "true",
          "ECHELON_CHECK_ONLY", "true");

  @Test
  void shouldTakeFromTheEnvironmentWhatTheCommandLineDoesNotSay() throws Exception {
    JsonNode order = new ObjectMapper().readTree(run("topics", "list", "--json")).get(0);

    assertThat(order.path("topic").asText()).isEqualTo("shop.evt.order.v1");
    assertThat(order.path("partitions").asInt()).isEqualTo(3);
  }

  @Test
  void shouldLetTheCommandLineHaveTheLastWord() throws Exception {
    String told = run("topics", "list", "--json", "--partitions", "5", "--prefix=other.");
    JsonNode order = new ObjectMapper().readTree(told).get(0);

    assertThat(order.path("topic").asText()).isEqualTo("other.evt.order.v1");
    assertThat(order.path("partitions").asInt()).isEqualTo(5);
  }

  /** A blank value is none, and options of a command alone are not looked for. */
  @Test
  void shouldLeaveTheRestAsItIs() throws Exception {
    String told = run("topics", "list");
    JsonNode gates =
        new ObjectMapper().readTree(run("topics", "list", "--json")).get(Topic.GATE_LOG.ordinal());

    assertThat(told).startsWith("topic  ");
    assertThat(gates.path("topic").asText()).isEqualTo("shop.sys.gate.v1");
    assertThat(gates.path("partitions").asInt()).isEqualTo(8);
  }

  @Test
  void shouldRefuseABadValueWithItsOption() {
    StringWriter err = new StringWriter();
    CommandLine line =
        Echelon.commandLine()
            .setDefaultValueProvider(
                new EnvironmentDefaults(Map.of("ECHELON_THREADS", "many")::get))
            .setErr(new PrintWriter(err, true));

    assertThat(line.execute("topics", "list")).isEqualTo(2);
    assertThat(err.toString()).contains("--threads", "'many'");
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    int exit =
        Echelon.commandLine()
            .setDefaultValueProvider(new EnvironmentDefaults(ENVIRONMENT::get))
            .setOut(new PrintWriter(out, true))
            .execute(arguments);
    assertThat(exit).isZero();
    return out.toString();
  }
}
