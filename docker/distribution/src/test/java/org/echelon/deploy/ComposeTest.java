package org.echelon.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeTest {
  private static final Path PROMETHEUS = YamlFiles.DOCKER.resolve("prometheus");

  @Test
  void shouldKeepTheRules() {
    assertThat(ComposeRules.broken(YamlFiles.compose(), YamlFiles.DOCKER)).isEmpty();
  }

  /** A check that nothing could break would say nothing. */
  @ParameterizedTest
  @EnumSource
  void shouldBeSeenToBreakThem(Fault fault) {
    ObjectNode compose = YamlFiles.compose();

    fault.plant.accept(compose);

    assertThat(ComposeRules.broken(compose, YamlFiles.DOCKER)).isNotEmpty();
  }

  @Test
  void shouldScrapeWhatIsThere() {
    assumeThat(Files.isDirectory(PROMETHEUS)).as("metrics are part of this build").isTrue();
    JsonNode services = YamlFiles.compose().path("services");
    List<String> targets = new ArrayList<>();
    for (JsonNode config : YamlFiles.read(PROMETHEUS.resolve("prometheus.yml"))) {
      for (JsonNode job : config.path("scrape_configs")) {
        job.path("static_configs").forEach(c -> targets.addAll(YamlFiles.texts(c.path("targets"))));
      }
      for (String file : YamlFiles.texts(config.path("rule_files"))) {
        String name = Path.of(file).getFileName().toString();
        assertThat(PROMETHEUS.resolve(name)).exists();
      }
    }

    assertThat(targets).contains("plan:9404", "console:8080");
    assertThat(targets)
        .allSatisfy(
            target -> {
              String host = target.split(":", -1)[0];
              assertThat(services.has(host) || host.equals("localhost")).as(target).isTrue();
            });
  }

  /** What somebody might do to the file. */
  enum Fault {
    MISSPELT(compose -> service(compose, "plan").put("restarts", "always")),
    MOVING_TAG(compose -> service(compose, "kafka").put("image", "apache/kafka:latest")),
    NO_TAG(compose -> service(compose, "grafana").put("image", "grafana/grafana")),
    NO_SERVICE(
        compose ->
            object(compose, "/services/console/depends_on")
                .putObject("database")
                .put("condition", "service_healthy")),
    NO_HEALTH(compose -> service(compose, "console").remove("healthcheck")),
    ENDLESS_SETUP(compose -> service(compose, "setup").put("restart", "unless-stopped")),
    NO_VOLUME(compose -> object(compose, "/volumes").remove("kafka-data")),
    IDLE_VOLUME(compose -> object(compose, "/volumes").putNull("spare")),
    NO_FILE(compose -> array(compose, "/services/console/volumes").add("./none.yaml:/x:ro")),
    WRITABLE_FILE(compose -> array(compose, "/services/console/volumes").add("./Dockerfile:/x")),
    OPEN_PORT(compose -> array(compose, "/services/kafka-ui/ports").add("8082:8080")),
    NO_PORT(compose -> array(compose, "/services/kafka-ui/ports").add("127.0.0.1:web:8080")),
    NO_LIMIT(compose -> object(compose, "/services/plan/deploy/resources/limits").remove("memory")),
    ROOT(compose -> service(compose, "prometheus").put("user", "root")),
    NAMED_USER(compose -> service(compose, "plan").put("user", "echelon")),
    CAPABLE(compose -> service(compose, "registry").remove("cap_drop")),
    WRITABLE(compose -> service(compose, "console").put("read_only", false)),
    SECRET(
        compose ->
            object(compose, "/services/grafana/environment")
                .put("GF_SECURITY_ADMIN_PASSWORD", "admin")),
    NO_DEFAULT(
        compose ->
            object(compose, "/services/plan/environment").put("ECHELON_PREFIX", "${PREFIX}")),
    NO_COMMAND(compose -> array(compose, "/services/plan/command").set(0, "stream")),
    NO_OPTION(compose -> array(compose, "/services/console/command").add("--https")),
    NO_VARIABLE(
        compose -> object(compose, "/services/plan/environment").put("ECHELON_PARTITION", "8")),
    NO_NUMBER(
        compose ->
            object(compose, "/services/plan/environment").put("ECHELON_GATES", "${GATES:-four}")),
    NO_SOURCE(compose -> object(compose, "/services/plan/build").put("context", "."));

    private final Consumer<ObjectNode> plant;

    Fault(Consumer<ObjectNode> plant) {
      this.plant = plant;
    }

    private static ObjectNode service(ObjectNode compose, String name) {
      return object(compose, "/services/" + name);
    }

    private static ObjectNode object(ObjectNode compose, String pointer) {
      return (ObjectNode) compose.at(pointer);
    }

    private static ArrayNode array(ObjectNode compose, String pointer) {
      int end = pointer.lastIndexOf('/');
      ObjectNode parent = object(compose, pointer.substring(0, end));
      return parent.withArray(pointer.substring(end + 1));
    }
  }
}
