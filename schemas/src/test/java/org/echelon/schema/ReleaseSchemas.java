package org.echelon.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;

/**
 * Writes the present schemas, each complete in itself, to the folder named by its only argument.
 * That is done once for a release; a released folder is not written again.
 */
final class ReleaseSchemas {
  private ReleaseSchemas() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Schema schema : Records.all().toList()) {
      Files.writeString(folder.resolve(schema.getName() + ".avsc"), schema.toString(true) + "\n");
    }
  }
}
