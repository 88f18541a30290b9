package org.echelon.producers.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The scenarios that come along, and those of files in the same form: Java properties. */
public final class Scenarios {
  /** Names of those that come along, the plainest first. */
  public static final List<String> NAMES =
      List.of(
          "nominal",
          "capacity-85",
          "capacity-70",
          "storage-60",
          "storage-40",
          "peak-announced",
          "peak-surprise",
          "facility-loss",
          "lead-time-doubled",
          "lead-time-doubled-announced",
          "bias-plus-30",
          "bias-minus-30",
          "labour",
          "promotion-announced",
          "outage-announced",
          "labour-weeks",
          "ramp",
          "regional");

  private static final String NAME = "name";
  private static final String ABOUT = "about";
  private static final String ENDING = ".properties";

  private Scenarios() {}

  /**
   * A scenario by its name, or that of a file.
   *
   * @throws IllegalArgumentException where there is neither, or the file says what cannot be
   */
  public static Scenario of(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      InputStream shipped = Scenarios.class.getResourceAsStream(nameOrFile + ENDING);
      if (shipped == null) {
        throw new IllegalStateException("the scenario " + nameOrFile + " does not come along");
      }
      return read(nameOrFile, new InputStreamReader(shipped, StandardCharsets.UTF_8));
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "there is no scenario and no file '"
              + nameOrFile
              + "'; choose of "
              + String.join(", ", NAMES));
    }
    try {
      return read(
          String.valueOf(file.getFileName()).replace(ENDING, ""), Files.newBufferedReader(file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot read the scenario in " + file, unreadable);
    }
  }

  private static Scenario read(String usualName, Reader text) {
    Properties read = new Properties();
    try (text) {
      read.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> settings.put(key, read.getProperty(key).trim()));
    String name = settings.getOrDefault(NAME, usualName);
    String about = settings.getOrDefault(ABOUT, "");
    settings.remove(NAME);
    settings.remove(ABOUT);
    return new Scenario(name, about, settings);
  }
}
