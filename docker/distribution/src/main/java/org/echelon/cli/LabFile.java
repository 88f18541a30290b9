package org.echelon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.echelon.experiment.Lab;

/** The definition of an experiment in a JSON file. */
final class LabFile {
  private LabFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException where there is none, or it says what cannot be
   */
  static Lab read(Path file) throws IOException {
    try {
      return Lab.of(Json.MAPPER.readValue(file.toFile(), new TypeReference<>() {}));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(
          file + " is not JSON: " + wrong.getOriginalMessage(), wrong);
    } catch (FileNotFoundException wrong) {
      throw new IllegalArgumentException("there is no file " + file, wrong);
    }
  }
}
