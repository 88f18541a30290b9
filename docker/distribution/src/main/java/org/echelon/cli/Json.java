package org.echelon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Writes one document to standard output. */
final class Json {
  private Json() {}

  static void print(Map<String, Object> document) {
    try {
      System.out.println(new ObjectMapper().writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of plain values is always JSON", e);
    }
  }
}
