package org.echelon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page tells people to type and to set is there. */
class DeploymentPageTest {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern VARIABLE = Pattern.compile("\\bECHELON_[A-Z_]+");
  private static final Pattern ASKED = Pattern.compile("\\$\\{(\\w+):-");

  private final String page = read(Path.of("..", "..", "topology-docs", "deployment.md"));

  @Test
  void shouldNameCommandsThatThereAre() {
    List<Invocation> typed = new ArrayList<>();
    for (String line : commands()) {
      for (String before : List.of("./echelon ", " tools ")) {
        int at = line.indexOf(before);
        if (at >= 0) {
          typed.add(new Invocation(words(line.substring(at + before.length())), Map.of()));
        }
      }
    }

    assertThat(typed).hasSizeGreaterThan(4);
    assertThat(typed).allSatisfy(call -> assertThat(call.refused()).isEmpty());
  }

  @Test
  void shouldNameFilesThatThereAre() {
    List<String> named =
        Pattern.compile("docker/[\\w./-]*\\w")
            .matcher(String.join("\n", commands()))
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(named).contains("docker/compose.yaml", "docker/kubernetes", "docker/Dockerfile");
    assertThat(named).allMatch(file -> Files.exists(Path.of("..", "..").resolve(file)));
  }

  @Test
  void shouldNameVariablesThatTheCommandReads() {
    TreeSet<String> named = new TreeSet<>();
    VARIABLE.matcher(page).results().forEach(found -> named.add(found.group()));

    assertThat(named).hasSizeGreaterThan(8);
    for (String variable : named) {
      // A number is a value that no option refuses.
      assertThat(new Invocation(List.of("streams"), Map.of(variable, "1")).refused()).isEmpty();
    }
  }

  @Test
  void shouldNameEverythingThatComposeCanBeTold() {
    List<String> asked =
        ASKED
            .matcher(read(YamlFiles.COMPOSE))
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();

    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(asked).allMatch(variable -> page.contains("`" + variable + "`"));
  }

  /** The lines of all blocks to type, and what stands in the text as a command. */
  private List<String> commands() {
    List<String> lines = new ArrayList<>();
    BLOCK.matcher(page).results().forEach(block -> block.group(1).lines().forEach(lines::add));
    Pattern.compile("`(docker (?:build|compose) [^`]*)`")
        .matcher(page)
        .results()
        .forEach(found -> lines.add(found.group(1)));
    return lines;
  }

  private static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
