package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads the instances that travel with the program. */
public final class GoldenResource {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private GoldenResource() {}

  /** An instance file under {@code /golden}. */
  public static JsonNode read(String name) {
    try (InputStream in = GoldenResource.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no instance file " + name);
      }
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the instance file " + name, e);
    }
  }

  /** A number of an instance. */
  static double real(JsonNode node, String field) {
    return node.get(field).asDouble();
  }

  /** What a row of a model's instance is called. */
  static String name(String model, JsonNode instance) {
    return model + " " + instance.get("name").asText();
  }

  public static double[] doubles(JsonNode array) {
    double[] result = new double[array.size()];
    Arrays.setAll(result, i -> array.get(i).asDouble());
    return result;
  }

  public static int[] ints(JsonNode array) {
    int[] result = new int[array.size()];
    Arrays.setAll(result, i -> array.get(i).asInt());
    return result;
  }
}
