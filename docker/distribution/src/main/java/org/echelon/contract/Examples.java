package org.echelon.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.producers.shop.PeopleJsonReader;
import org.echelon.schema.AvroTrust;
import org.echelon.topic.Topic;

/** One record for each public topic as people write it; together they tell one day of a mug. */
public final class Examples {
  private static final String FOLDER = "/org/echelon/contract/examples/";

  static {
    AvroTrust.ensure();
  }

  private Examples() {}

  /**
   * The example of a public topic.
   *
   * @throws org.echelon.producers.shop.ShopException when its file does not fit the schema
   */
  public static SpecificRecord of(Topic topic) {
    Schema schema = SpecificData.get().getSchema(topic.record().orElseThrow());
    String name = schema.getName() + ".json";
    return PeopleJsonReader.record(name, PeopleJsonReader.parse(name, text(name)), schema);
  }

  /** A file of the folder of examples. */
  static String text(String name) {
    try (InputStream file = Examples.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException("there is no example " + name + "; add it to " + FOLDER);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
