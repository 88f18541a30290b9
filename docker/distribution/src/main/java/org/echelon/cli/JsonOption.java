package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a measuring command writes its {@link ResultDocument}. */
final class JsonOption {
  @Option(names = "--json", paramLabel = "FILE", description = "Write settings, results and goals.")
  private @Nullable Path file;

  /** Writes the document, if one is asked for. */
  void write(Supplier<Map<String, Object>> document) throws IOException {
    if (file != null) {
      Json.write(file, document.get());
    }
  }
}
