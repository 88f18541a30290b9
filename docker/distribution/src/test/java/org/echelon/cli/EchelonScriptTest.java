package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shell script finds before any class is loaded. */
class EchelonScriptTest {
  private static final Path SCRIPT = Path.of("..", "..", "echelon");

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({"check,1.8.0_292,8", "doctor,11.0.22,11"})
  void shouldSayThatJavaIsTooOld(String command, String version, String shown) throws Exception {
    java(version);

    // when
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", SCRIPT.toRealPath().toString(), command);
    builder.environment().put("JAVA_HOME", home.toString());
    Process process = builder.redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(6);
    assertThat(told.lines())
        .containsExactly(
            "■ Java " + shown + " runs this, 17 or newer is needed  [java.version]",
            "    cure: install Java 17 or newer and set JAVA_HOME to it");
  }

  /** A program that tells its version as Java does, and can do nothing else. */
  private void java(String version) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        java, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2022-01-18' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
