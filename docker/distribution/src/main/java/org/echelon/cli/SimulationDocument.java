package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings, results and goals of simulated runs, for machines. */
final class SimulationDocument {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private SimulationDocument() {}

  /** Writes a file; a bound stands among the results and has a goal. */
  static void write(
      Path file, Map<String, Object> settings, Object results, Optional<BoundedPolicies> bounded)
      throws IOException {
    ObjectNode figures = MAPPER.valueToTree(results);
    bounded.ifPresent(b -> figures.set("bound", MAPPER.valueToTree(b)));
    MAPPER.writeValue(
        file.toFile(),
        Map.of(
            "machine",
            Machine.now(),
            "settings",
            settings,
            "results",
            figures,
            "goals",
            bounded.map(BoundedPolicies::goal).stream().toList()));
  }
}
