package org.echelon.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;

/**
 * Writes the present schemas, each complete in itself, to the folder named by its only argument,
 * and a filled record of each with its bytes to the folder of the same name among the test
 * resources. That is done once for a release; a released folder is not written again.
 */
final class ReleaseSchemas {
  private ReleaseSchemas() {}

  public static void main(String[] args) throws IOException {
    AvroTrust.ensure();
    Path folder = Files.createDirectories(Path.of(args[0]).toAbsolutePath().normalize());
    Path module = folder.getParent().getParent().getParent().getParent();
    Path golden =
        Files.createDirectories(module.resolve(GoldenBytes.FOLDER).resolve(folder.getFileName()));
    for (Schema schema : Records.all().toList()) {
      Files.writeString(folder.resolve(schema.getName() + ".avsc"), schema.toString(true) + "\n");
      Files.writeString(
          golden.resolve(schema.getName() + ".json"),
          GoldenBytes.of(Records.filled(schema)).json() + "\n");
    }
  }
}
