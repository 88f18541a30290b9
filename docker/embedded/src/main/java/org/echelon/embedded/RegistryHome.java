package org.echelon.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder the registry server was unpacked into by the build: system property {@code
 * echelon.registry.home}, else environment variable {@code ECHELON_REGISTRY_HOME}, else {@code
 * .run/registry-3.0.9} in the working directory or one above it.
 */
final class RegistryHome {
  static final String PROPERTY = "echelon.registry.home";
  private static final String VARIABLE = "ECHELON_REGISTRY_HOME";
  private static final Path DEFAULT = Path.of(".run", "registry-3.0.9");
  private static final PathMatcher SERVER_JAR =
      FileSystems.getDefault().getPathMatcher("glob:{*-runner,quarkus-run}.jar");

  private RegistryHome() {}

  /**
   * Returns the absolute path of the jar that starts the server.
   *
   * @throws IllegalStateException if there is no unpacked server
   */
  static Path serverJar() {
    return serverJar(
        Optional.ofNullable(System.getProperty(PROPERTY))
            .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
            .filter(value -> !value.isBlank())
            .map(Path::of),
        Path.of(""));
  }

  static Path serverJar(Optional<Path> told, Path workingDirectory) {
    if (told.isPresent()) {
      return jarIn(told.get())
          .orElseThrow(() -> missing("no registry server in " + told.get().toAbsolutePath()));
    }
    Path start = workingDirectory.toAbsolutePath().normalize();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Optional<Path> jar = jarIn(folder.resolve(DEFAULT));
      if (jar.isPresent()) {
        return jar.get();
      }
    }
    throw missing("no " + DEFAULT + " in " + start + " or above it");
  }

  private static IllegalStateException missing(String what) {
    return new IllegalStateException(
        what
            + ": run `mvn -Dquick package` once, which unpacks the registry, or set "
            + PROPERTY
            + " or "
            + VARIABLE);
  }

  private static Optional<Path> jarIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> SERVER_JAR.matches(file.getFileName()))
          .findFirst()
          .map(Path::toAbsolutePath);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
