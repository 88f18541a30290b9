package org.echelon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.echelon.cli.Echelon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every rule has a page, every page a rule; what the pages say to type can be typed. */
class RunbookTest {
  private static final List<String> PARTS =
      List.of("## What it means", "## How to see it", "## What to do", "## How to know it is over");
  private static final Pattern COMMAND = Pattern.compile("\\./echelon ([^`\\n|]+)");
  private static final Pattern METRIC = Pattern.compile("`((?:echelon|kafka)_\\w+)");

  static List<Path> pages() throws IOException {
    return RunbookPages.pages(RunbookPages.FOLDER);
  }

  @Test
  void shouldHaveAPageForEachRuleAndNoOther() throws IOException {
    assertThat(RunbookPages.differences(AlertRules.all(), RunbookPages.FOLDER)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldSayWhatItMeansHowToSeeItWhatToDoAndWhenItIsOver(Path page) throws IOException {
    List<String> headings =
        Files.readAllLines(page).stream().filter(line -> line.startsWith("## ")).toList();

    assertThat(headings).isEqualTo(PARTS);
    assertThat(Files.readString(page)).contains("./echelon ");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldNameMetricsThatThereAre(Path page) throws IOException {
    METRIC
        .matcher(Files.readString(page))
        .results()
        .forEach(
            found -> assertThat(MetricsTable.knows(found.group(1))).as(found.group()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldNameCommandsThatCanBeTyped(Path page) throws IOException {
    for (String command :
        COMMAND
            .matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1).strip())
            .toList()) {
      CommandLine line = Echelon.commandLine();
      try {
        line.parseArgs(words(command));
      } catch (ParameterException wrong) {
        throw new AssertionError(page.getFileName() + ": ./echelon " + command, wrong);
      }
    }
  }

  /** As a shell would take them apart. */
  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(command)
        .results()
        .forEach(found -> words.add(found.group(1) == null ? found.group(2) : found.group(1)));
    return words.toArray(String[]::new);
  }
}
