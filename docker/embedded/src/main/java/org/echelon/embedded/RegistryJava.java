package org.echelon.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Java that runs a registry: the one named by environment variable {@code REGISTRY_JAVA} (its
 * home folder), else the running one, else the oldest beside the running one that is new enough.
 */
final class RegistryJava {
  private static final String VARIABLE = "REGISTRY_JAVA";
  private static final int UNKNOWN = 0;

  private RegistryJava() {}

  /**
   * Returns the program.
   *
   * @throws IllegalStateException if none is new enough; says where was looked
   */
  static Path fit(RegistryVersion version) {
    Path running = Path.of(System.getProperty("java.home"));
    Optional<Path> told =
        Optional.ofNullable(System.getenv(VARIABLE)).filter(v -> !v.isBlank()).map(Path::of);
    return fit(version.java(), told, running, Runtime.version().feature());
  }

  static Path fit(int wanted, Optional<Path> told, Path running, int runningVersion) {
    Optional<Path> fits = told.filter(home -> versionOf(home) >= wanted);
    return fits.or(() -> Optional.of(running).filter(home -> runningVersion >= wanted))
        .or(() -> beside(running, wanted))
        .map(home -> home.resolve("bin").resolve("java"))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "needs Java "
                        + wanted
                        + " or newer, and neither "
                        + VARIABLE
                        + " nor "
                        + running.getParent()
                        + " has one: install one or set "
                        + VARIABLE
                        + " to its home"));
  }

  private static Optional<Path> beside(Path running, int wanted) {
    Path folder = running.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes
          .filter(home -> versionOf(home) >= wanted)
          .min(
              Comparator.<Path>comparingInt(RegistryJava::versionOf)
                  .thenComparing(Comparator.naturalOrder()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** The feature version that the release file of a home names; 0 where there is none. */
  private static int versionOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return UNKNOWN;
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("^JAVA_VERSION=\"?(?:1\\.)?([0-9]+).*$", "$1"))
          .filter(number -> number.matches("[0-9]+"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
