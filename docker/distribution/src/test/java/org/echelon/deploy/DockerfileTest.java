package org.echelon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of the image without building it. */
class DockerfileTest {
  private static final Path PROJECT = YamlFiles.DOCKER.resolve("..");

  private final List<String> lines = instructions();

  @Test
  void shouldBuildFromImagesThatStayTheSame() {
    List<String> bases = all("FROM (\\S+)( AS \\S+)?");

    assertThat(bases).hasSize(2).allMatch(Images::fixed);
    // The Java that tests run on beside the oldest; CI names both.
    assertThat(bases).allMatch(base -> base.contains("25"));
  }

  @Test
  void shouldRunAsSomebodyByNumberWhoIsNotRoot() {
    List<String> users = all("USER (\\S+)");

    assertThat(users).containsExactly("10001:10001");
    assertThat(lines.indexOf("USER 10001:10001")).isGreaterThan(last("COPY --from=build .*"));
    assertThat(lines).anyMatch(line -> line.startsWith("RUN groupadd --system --gid 10001 "));
    assertThat(YamlFiles.compose().at("/services/plan/user").asText()).isEqualTo(users.get(0));
  }

  @Test
  void shouldTellItsHealthAndHoldNoSecret() {
    assertThat(all("HEALTHCHECK .* CMD \\[\"(\\S+)\"]")).containsExactly("/opt/echelon/health");
    assertThat(String.join("\n", lines)).doesNotContainPattern("(?i)password|secret|token");
    assertThat(lines).noneMatch(line -> line.startsWith("ADD ") || line.startsWith("ARG "));
  }

  /**
   * Whatever the build needs is let in, module by module; nothing is sent along that it does not.
   */
  @Test
  void shouldBeSentEveryModuleOfTheBuild() throws IOException {
    List<String> let = Files.readAllLines(PROJECT.resolve(".dockerignore"));
    List<String> modules =
        Pattern.compile("<module>(.*)</module>")
            .matcher(Files.readString(PROJECT.resolve("pom.xml")))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(modules).hasSizeGreaterThan(3);
    assertThat(modules)
        .allMatch(module -> let.contains("!" + module) || let.contains("!" + module + "/pom.xml"));
    assertThat(let).contains("*", "!pom.xml", "!.mvn", "!echelon", "!LICENSE", "!docker/health");
    assertThat(let.stream().filter(line -> line.startsWith("!")))
        .allMatch(line -> Files.exists(PROJECT.resolve(line.substring(1))));
  }

  /** The script finds its libraries where the image has them. */
  @Test
  void shouldHaveTheLayoutThatTheScriptLooksFor() throws IOException {
    String script = Files.readString(PROJECT.resolve("echelon"));

    assertThat(script).contains("distribution=$home/docker/distribution/target");
    assertThat(lines).anyMatch(line -> line.contains("target=/out/docker/distribution/target"));
    assertThat(all("ENTRYPOINT \\[\"(\\S+)\"]")).containsExactly("/opt/echelon/echelon");
    assertThat(Files.isExecutable(PROJECT.resolve("echelon"))).isTrue();
    assertThat(Files.isExecutable(YamlFiles.DOCKER.resolve("health"))).isTrue();
  }

  @Test
  void shouldStartACommandThereIs() {
    String command = all("CMD \\[(.*)]").get(0);

    assertThat(Invocation.of(command.replace("\"", "").split(", ")).refused()).isEmpty();
  }

  private List<String> all(String pattern) {
    Pattern instruction = Pattern.compile("^" + pattern + "$");
    return lines.stream()
        .flatMap(line -> instruction.matcher(line).results())
        .map(DockerfileTest::firstGroup)
        .toList();
  }

  private static String firstGroup(MatchResult found) {
    return found.group(1);
  }

  private int last(String pattern) {
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches(pattern)) {
        last = i;
      }
    }
    return last;
  }

  /** The instructions, each in one line, without comments. */
  private static List<String> instructions() {
    try {
      String text =
          Files.readString(YamlFiles.DOCKER.resolve("Dockerfile"))
              .replaceAll("(?m)^#.*\n", "")
              .replaceAll("\\\\\n\\s*", "");
      return text.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
