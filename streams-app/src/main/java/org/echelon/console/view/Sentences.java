package org.echelon.console.view;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reasons of decisions in words: one sentence a code, with the values that came with it. */
public final class Sentences {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final String UNKNOWN = "—";
  private static final Properties ALL = load();

  private Sentences() {}

  /**
   * The sentence of a reason; the code itself where it has none.
   *
   * @param values by the names used in the sentences; one that is missing shows as a dash
   */
  public static String of(String code, Map<String, String> values) {
    String template = ALL.getProperty(code);
    if (template == null) {
      return code;
    }
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), UNKNOWN)));
  }

  private static Properties load() {
    Properties sentences = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Sentences.class.getResourceAsStream("/org/echelon/console/reasons.properties"),
            StandardCharsets.UTF_8)) {
      sentences.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sentences;
  }
}
