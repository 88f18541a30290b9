package org.echelon.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of the mathematics names what exists, and leaves no formula of the core out. */
class ModelPageTest {
  private static final List<String> PACKAGES =
      List.of("demand", "textbook", "valuation", "planning", "gate", "fulfillment", "pricing");
  private static final List<String> MARKS =
      List.of("*proved*", "*exact*", "*measured*", "*heuristic*");

  /** A name of several letters in backticks that begins with a capital. */
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");

  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public |final |abstract |sealed |non-sealed )*(?:class|record|interface|enum) (\\w+)",
          Pattern.MULTILINE);

  private static Path root;
  private static String page;
  private static Set<String> named;

  @BeforeAll
  static void read() throws IOException {
    root = Path.of("..").toRealPath();
    page = Files.readString(root.resolve("topology-docs/model.md"));
    named =
        NAMED
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void shouldNameClassesThatExist() throws IOException {
    Set<String> there = new TreeSet<>();
    for (Path module : List.of(Path.of("streams-app"), Path.of("producers"))) {
      for (Path source : sources(root.resolve(module).resolve("src"))) {
        there.add(name(source));
      }
    }
    assertThat(named).hasSizeGreaterThan(80);
    assertThat(there).containsAll(named);
  }

  @Test
  void shouldNameEveryClassThatStatesAFormula() throws IOException {
    List<String> left = new ArrayList<>();
    int formulas = 0;
    for (String name : PACKAGES) {
      for (Path source : sources(root.resolve("streams-app/src/main/java/org/echelon/" + name))) {
        String text = Files.readString(source);
        Matcher type = TYPE.matcher(text);
        if (type.find() && text.substring(0, type.start()).contains("<pre>")) {
          formulas++;
          if (!named.contains(type.group(1))) {
            left.add(name + "." + type.group(1));
          }
        }
      }
    }
    assertThat(left).as("classes with a formula that the page does not name").isEmpty();
    assertThat(formulas).isGreaterThan(90);
  }

  @Test
  void shouldSayOfEachFormulaWhereItIsAndHowFarItHolds() {
    List<String> lines = page.lines().toList();
    List<String> bare = new ArrayList<>();
    boolean inside = false;
    int blocks = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("```")) {
        inside = !inside;
        if (!inside) {
          blocks++;
          String after = lines.get(i + 1);
          if (!after.startsWith("in: `") || MARKS.stream().noneMatch(after::contains)) {
            bare.add("after line " + (i + 1) + ": " + after);
          }
        }
      }
    }
    assertThat(bare).isEmpty();
    assertThat(blocks).isGreaterThan(15);
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String name(Path source) {
    String file = source.getFileName().toString();
    return file.substring(0, file.length() - ".java".length());
  }
}
