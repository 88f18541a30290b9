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
 * Keeps finished runs, in a file where there is one: one line of JSON for each. A comparison that
 * was stopped finds there what it need not run again.
 */
final class EvidenceLog {
  private final @Nullable Path file;
  private final Map<Key, PolicyRun> runs = new HashMap<>();

  /**
   * What a run is of.
   *
   * @param settings of the world and the run
   * @param version of the code
   */
  record Key(String cell, String policy, long seed, String settings, String version) {}

  /** A line of the file. */
  private record Line(Key key, PolicyRun run) {}

  private EvidenceLog(@Nullable Path file) {
    this.file = file;
  }

  /** Runs that are forgotten with the process. */
  static EvidenceLog forgetful() {
    return new EvidenceLog(null);
  }

  /** The runs in a file of one version and setting; it is made by the first that is added. */
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

  /** A run, if it has been finished. */
  synchronized Optional<PolicyRun> find(Key key) {
    return Optional.ofNullable(runs.get(key));
  }

  /** Keeps a run. */
  synchronized void add(Key key, PolicyRun run) {
    runs.put(key, run);
    if (file != null) {
      try {
        Files.write(
            file,
            List.of(Json.MAPPER.writeValueAsString(new Line(key, run))),
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
    if (line.has("key")) {
      Key key = Json.MAPPER.treeToValue(line.get("key"), Key.class);
      // Runs of another version may have another form, so only those asked for are read.
      if (key.settings().equals(settings) && key.version().equals(version)) {
        runs.put(key, Json.MAPPER.treeToValue(line.get("run"), PolicyRun.class));
      }
    }
  }
}
