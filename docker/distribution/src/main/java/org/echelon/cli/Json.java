package org.echelon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes one document, to standard output or to a file. */
final class Json {
  /** Reads and writes results; times as text, and what a file has beyond a form is left unread. */
  static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Json() {}

  static void print(Map<String, Object> document) {
    System.out.println(text(document));
  }

  /** One document in a line. */
  static String text(Map<String, Object> document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of plain values is always JSON", e);
    }
  }

  /** Writes one document to a file, in lines. */
  static void write(Path file, Object document) throws IOException {
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), document);
  }
}
