package org.echelon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings, results and goals of simulated runs, for machines. */
final class SimulationDocument {
  private SimulationDocument() {}

  /** Writes a file; a bound stands among the results and has a goal. */
  static void write(
      Path file, Map<String, Object> settings, Object results, Optional<BoundedPolicies> bounded)
      throws IOException {
    ObjectNode figures = Json.MAPPER.valueToTree(results);
    bounded.ifPresent(b -> figures.set("bound", Json.MAPPER.valueToTree(b)));
    ResultDocument document = new ResultDocument("simulate", Machine.now());
    settings.forEach(document::setting);
    Json.write(
        file,
        document.results(figures).goals(bounded.map(BoundedPolicies::goal).stream().toList()));
  }
}
