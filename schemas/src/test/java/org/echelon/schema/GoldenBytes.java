package org.echelon.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record in Avro binary as a release wrote it, and what it said.
 *
 * @param bytes plain Avro binary, without schema or frame
 * @param reads the content as JSON
 */
record GoldenBytes(byte[] bytes, JsonNode reads) {
  /** Beside the sources of the module; one folder for each release. */
  static final Path FOLDER = Path.of("src/test/resources/golden");

  private static final ObjectMapper JSON = new ObjectMapper();

  static GoldenBytes of(SpecificRecord record) throws IOException {
    return new GoldenBytes(encode(record), content(record));
  }

  static GoldenBytes read(Path file) throws IOException {
    JsonNode node = JSON.readTree(Files.readString(file));
    return new GoldenBytes(HexFormat.of().parseHex(node.get("bytes").asText()), node.get("reads"));
  }

  String json() throws IOException {
    ObjectNode node = JSON.createObjectNode().put("bytes", HexFormat.of().formatHex(bytes));
    node.set("reads", reads);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }

  /** The record of the bytes, written with one schema and read with another. */
  SpecificRecord decode(Schema written, Schema wanted) throws IOException {
    SpecificDatumReader<SpecificRecord> reader =
        new SpecificDatumReader<>(written, wanted, SpecificData.getForSchema(wanted));
    return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  static JsonNode content(SpecificRecord record) throws IOException {
    return JSON.readTree(record.toString());
  }

  static byte[] encode(SpecificRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    Schema schema = record.getSchema();
    new SpecificDatumWriter<SpecificRecord>(schema, SpecificData.getForSchema(schema))
        .write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
