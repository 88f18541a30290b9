package org.echelon.producers.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.echelon.reference.Network;
import org.echelon.schema.AvroTrust;

/** The network as JSON that people write, read and keep under version control. */
public final class NetworkForm {
  private NetworkForm() {}

  /** The network as indented JSON, defaults left out. */
  public static String write(Network network) {
    return PeopleJson.text(network);
  }

  /**
   * Reads a file; what only an application can know may be absent: version, source, when it was
   * issued and from when it rules (at once).
   *
   * @throws ShopException naming the place that cannot be read
   */
  public static Network read(Path file, Instant now) {
    try {
      return read(String.valueOf(file.getFileName()), Files.readString(file), now);
    } catch (NoSuchFileException e) {
      throw new ShopException(
          "there is no file " + file + ". Make one: ./echelon network infer --counts counts.csv");
    } catch (IOException e) {
      throw new ShopException("cannot read " + file + ": " + e + ". Make it readable.");
    }
  }

  static Network read(String name, String text, Instant now) {
    AvroTrust.ensure();
    ObjectNode tree = PeopleJsonReader.parse(name, text);
    absent(tree, "networkId", "main");
    absent(tree, "source", "file");
    absent(tree, "issuedAt", now.toString());
    absent(tree, "effectiveAt", now.toString());
    absent(tree, "currency", "USD");
    if (!tree.has("version")) {
      tree.put("version", 1L);
    }
    return (Network) PeopleJsonReader.record(name, tree, Network.getClassSchema());
  }

  private static void absent(ObjectNode tree, String field, String value) {
    if (!tree.has(field)) {
      tree.put(field, value);
    }
  }
}
