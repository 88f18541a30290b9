package org.echelon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever computes something says at what cost, how well and after whom: each class or record of
 * the core that the page of the mathematics names and that loops or states a formula.
 */
class AlgorithmJavadocTest {
  private static final Path PAGE = Path.of("../topology-docs/model.md");
  private static final List<String> PACKAGES =
      List.of("demand", "textbook", "valuation", "planning", "gate", "fulfillment", "pricing");

  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
  private static final Pattern TYPE =
      Pattern.compile("^(?:public |final |sealed )*(?:class|record) (\\w+)", Pattern.MULTILINE);
  private static final Pattern LOOP = Pattern.compile("\\b(?:for|while) \\(");

  private static final Pattern COMPLEXITY = Pattern.compile("\\bO\\(");
  private static final Pattern QUALITY =
      Pattern.compile(
          "(?i)\\b(?:exact(?:ly)?|errors?|bounds?|heuristic|approximat\\w+|measured)\\b");
  private static final Pattern SOURCE =
      Pattern.compile("\\b(?:18|19|20)\\d\\d\\b|(?i:model, (?:section|equation))");

  @Test
  void shouldSayOfEachAlgorithmItsComplexityItsErrorAndItsSource() throws IOException {
    Set<String> named =
        NAMED
            .matcher(Files.readString(PAGE))
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toSet());
    List<String> lacking = new ArrayList<>();
    int algorithms = 0;
    for (String name : PACKAGES) {
      for (Path source : sources(Path.of("src/main/java/org/echelon", name))) {
        String text = Files.readString(source);
        MatchResult type = TYPE.matcher(text).results().findFirst().orElse(null);
        if (type != null && named.contains(type.group(1))) {
          String said = javadoc(text.substring(0, type.start()));
          if (said.contains("<pre>") || LOOP.matcher(text).find()) {
            algorithms++;
            lacking.addAll(lacking(name + "." + type.group(1), said));
          }
        }
      }
    }
    assertThat(lacking).isEmpty();
    assertThat(algorithms).isGreaterThan(100);
  }

  private static List<String> lacking(String name, String said) {
    List<String> lacking = new ArrayList<>();
    if (!COMPLEXITY.matcher(said).find()) {
      lacking.add(name + " states no complexity O(...)");
    }
    if (!QUALITY.matcher(said).find()) {
      lacking.add(name + " does not say how exact it is");
    }
    if (!SOURCE.matcher(said).find()) {
      lacking.add(name + " names no source: a year, or a section or equation of the model");
    }
    return lacking;
  }

  /** The comment of a class on one line, without the stars. */
  private static String javadoc(String before) {
    int start = before.lastIndexOf("/**");
    return start < 0 ? "" : before.substring(start).replaceAll("\\s*\\n \\* ?", " ");
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }
}
