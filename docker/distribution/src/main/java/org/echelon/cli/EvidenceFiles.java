package org.echelon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where results and the page of evidence are kept. */
final class EvidenceFiles {
  @Option(
      names = "--runs",
      paramLabel = "FILE",
      description = "Where finished runs are kept (default: beside --json, ending in .runs.jsonl).")
  private @Nullable Path runs;

  @Option(names = "--json", paramLabel = "FILE", description = "Write settings, results and goals.")
  private @Nullable Path json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {
        "Write the page, in Markdown: of all results in the folder of --json, or of this"
            + " comparison alone where there is none."
      })
  private @Nullable Path out;

  @Option(
      names = "--render",
      paramLabel = "DIR",
      description = "Run nothing: write the page of the results in a folder to --out, or print it.")
  private @Nullable Path render;

  /** Whether nothing is to be run. */
  boolean renders() {
    return render != null;
  }

  /** Tells what cannot work before anything is started. */
  void check() {
    if (render != null && !Files.isDirectory(render)) {
      throw new IllegalArgumentException("there is no folder " + render);
    }
  }

  /** Writes the page of the results in a folder. */
  void render(PrintWriter terminal) throws IOException {
    write(EvidencePage.of(Objects.requireNonNull(render)), terminal);
  }

  /** What has been computed before with the same settings and code. */
  EvidenceLog log(EvidencePlan plan) throws IOException {
    Path file = runs;
    if (file == null && json != null) {
      String name = json.getFileName().toString().replaceFirst("\\.json$", "");
      file = json.resolveSibling(name + ".runs.jsonl");
    }
    return file == null
        ? EvidenceLog.forgetful()
        : EvidenceLog.in(file, plan.settings(), plan.version());
  }

  /** Writes results and page, where they are asked for. */
  void write(EvidenceReport report, PrintWriter terminal) throws IOException {
    if (json != null) {
      Path folder = Objects.requireNonNull(json.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      Json.write(json, report);
      if (out != null) {
        write(EvidencePage.of(folder), terminal);
      }
    } else if (out != null) {
      JsonNode document = Json.MAPPER.valueToTree(report);
      write(new EvidencePage(List.of(new EvidencePage.Source("no file", document))), terminal);
    }
  }

  private void write(EvidencePage page, PrintWriter terminal) throws IOException {
    if (out == null) {
      terminal.print(page.markdown());
      terminal.flush();
    } else {
      Files.writeString(out, page.markdown());
    }
  }
}
