package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shell script finds before any class is loaded. */
class EchelonScriptTest {
  private static final Path SCRIPT = Path.of("..", "..", "echelon");

  @TempDir private Path home;
  private String told = "";

  @ParameterizedTest
  @CsvSource({"check,1.8.0_292,8", "doctor,11.0.22,11"})
  void shouldSayThatJavaIsTooOld(String command, String version, String shown) throws Exception {
    java(version);

    // when
    int code = run(SCRIPT.toRealPath(), "", command);

    assertThat(code).isEqualTo(6);
    assertThat(told.lines())
        .containsExactly(
            "■ Java " + shown + " runs this, 17 or newer is needed  [java.version]",
            "    cure: install Java 17 or newer and set JAVA_HOME to it");
  }

  /** The first command that reads keeps its classes, the next one starts from there. */
  @Test
  void shouldStartFromWhatTheFirstCommandHasLoaded() throws Exception {
    Path script = installed("ARCHIVED");

    assertThat(run(script, "", "price")).isZero();
    assertThat(run(script, "", "status")).isZero();

    assertThat(calls().get(0))
        .contains("-XX:ArchiveClassesAtExit=", "org.echelon.cli.Echelon price");
    assertThat(archives()).singleElement().asString().endsWith(".jsa");
    assertThat(calls().get(1))
        .contains("-XX:SharedArchiveFile=" + archives().get(0), "org.echelon.cli.Echelon status")
        .doesNotContain("ArchiveClassesAtExit");
    assertThat(told).isEqualTo("from java\n".repeat(2));
  }

  @ParameterizedTest
  @CsvSource({"'',5,status", "'',0,status --watch", "'',0,control show", "-Xmx1g,0,status"})
  void shouldKeepNothingOfACommandThatSaysLittleOfTheOthers(
      String options, int code, String command) throws Exception {
    Path script = installed("ARCHIVED");
    Files.writeString(home.resolve("code"), Integer.toString(code));

    assertThat(run(script, options, command.split(" "))).isEqualTo(code);

    assertThat(archives()).isEmpty();
  }

  @Test
  void shouldNotAskAgainWhereJavaKeepsNothing() throws Exception {
    Path script = installed("");

    assertThat(run(script, "", "status")).isZero();
    assertThat(run(script, "", "status")).isZero();

    assertThat(calls().get(0)).contains("ArchiveClassesAtExit");
    assertThat(calls().get(1)).doesNotContain("ArchiveClassesAtExit", "SharedArchiveFile");
  }

  @Test
  void shouldKeepThemAnewAfterABuild() throws Exception {
    Path script = installed("ARCHIVED");
    assertThat(run(script, "", "status")).isZero();
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(target().resolve("built"), later);

    assertThat(run(script, "", "stock")).isZero();

    assertThat(calls().get(1)).contains("ArchiveClassesAtExit").doesNotContain("SharedArchiveFile");
  }

  private int run(Path script, String options, String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("/bin/sh", script.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("JAVA_HOME", home.toString());
    builder.environment().put("ECHELON_OPTS", options);
    Process process = builder.redirectErrorStream(true).start();
    told += new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }

  private Path target() {
    return home.resolve("product/docker/distribution/target");
  }

  /** A build in a place of its own, and a Java that keeps what it is told to keep classes in. */
  private Path installed(String archive) throws IOException {
    Files.createDirectories(target());
    Path script = Files.copy(SCRIPT, home.resolve("product/echelon"));
    Files.writeString(target().resolve("built"), "");
    Files.setLastModifiedTime(target().resolve("built"), FileTime.from(Instant.EPOCH));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Files.writeString(home.resolve("code"), "0");
    program(
        """
        #!/bin/sh
        echo "$*" >>"%1$s/calls"
        for word; do
          case $word in
            -XX:ArchiveClassesAtExit=*) [ -z "%2$s" ] || echo "%2$s" >"${word#*=}" ;;
          esac
        done
        echo "from java"
        exit "$(cat "%1$s/code")"
        """
            .formatted(home, archive));
    return script;
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(home.resolve("calls"));
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(target())) {
      return files.filter(file -> file.toString().contains(".jsa")).toList();
    }
  }

  /** A program that tells its version as Java does, and can do nothing else. */
  private void java(String version) throws IOException {
    program("#!/bin/sh\necho 'openjdk version \"" + version + "\" 2022-01-18' >&2\n");
  }

  private void program(String text) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, text);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
