package org.echelon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what has been computed, runs and bounds and costs of tuning, in a file where there is one:
 * one line of JSON for each. A comparison that was stopped finds there what it need not do again.
 */
final class EvidenceLog {
  private final @Nullable Path file;
  private final Map<Key, JsonNode> found = new HashMap<>();

  /**
   * What a result is of.
   *
   * @param what the policy, with its targets where it was tuned, or the bound
   * @param settings of the world and the run, and hashes of the files it is made of
   * @param version of the code
   */
  record Key(String cell, String what, long seed, String settings, String version) {}

  /** A line of the file. */
  private record Line(Key key, JsonNode result) {}

  private EvidenceLog(@Nullable Path file) {
    this.file = file;
  }

  /** Results that are forgotten with the process. */
  static EvidenceLog forgetful() {
    return new EvidenceLog(null);
  }

  /** The results in a file of one version and setting; it is made by the first that is added. */
  static EvidenceLog in(Path file, String settings, String version) throws IOException {
    EvidenceLog log = new EvidenceLog(file);
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    if (Files.exists(file)) {
      for (String text : Files.readAllLines(file)) {
        log.take(text, settings, version);
      }
    }
    return log;
  }

  /** Whether there is a result. */
  synchronized boolean has(Key key) {
    return found.containsKey(key);
  }

  /** A result, if there is one. */
  synchronized <T> Optional<T> find(Key key, Class<T> form) {
    return Optional.ofNullable(found.get(key)).map(node -> Json.MAPPER.convertValue(node, form));
  }

  /** Keeps a result. */
  synchronized void add(Key key, Object result) {
    Line line = new Line(key, Json.MAPPER.valueToTree(result));
    found.put(key, line.result());
    if (file != null) {
      try {
        Files.write(
            file,
            List.of(Json.MAPPER.writeValueAsString(line)),
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot keep a finished run: " + e.getMessage(), e);
      }
    }
  }

  private void take(String text, String settings, String version) throws IOException {
    JsonNode line;
    try {
      line = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException stopped) {
      return; // A line that was being written when the process was ended.
    }
    if (line.has("key") && line.has("result")) {
      Key key = Json.MAPPER.treeToValue(line.get("key"), Key.class);
      // Results of another version may have another form, so only those asked for are read.
      if (key.settings().equals(settings) && key.version().equals(version)) {
        found.put(key, line.get("result"));
      }
    }
  }
}
