package org.echelon.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the files people deploy with, as trees. */
final class YamlFiles {
  /** The folder docker; tests run in that of this module, beside the others there. */
  static final Path DOCKER = Path.of("..");

  static final Path COMPOSE = DOCKER.resolve("compose.yaml");
  static final Path KUBERNETES = DOCKER.resolve("kubernetes");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private YamlFiles() {}

  static ObjectNode compose() {
    return (ObjectNode) read(COMPOSE).get(0);
  }

  /** The documents of a file; merge keys are carried out, a key given twice is refused. */
  static List<JsonNode> read(Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<JsonNode> documents = new ArrayList<>();
    try {
      new Yaml(new SafeConstructor(options))
          .loadAll(Files.readString(file))
          .forEach(document -> documents.add(MAPPER.valueToTree(document)));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    return documents;
  }

  /** The texts of a list, or the one text that stands in place of it. */
  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> texts.add(item.asText()));
    } else if (!node.isMissingNode()) {
      texts.add(node.asText());
    }
    return texts;
  }
}
