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
 * The folder a registry server was unpacked into by the build. For the usual version: system
 * property {@code echelon.registry.home}, else environment variable {@code ECHELON_REGISTRY_HOME},
 * else {@code .run/registry-VERSION} in the working directory or one above it. Another version lies
 * beside the usual one.
 */
final class RegistryHome {
  static final String PROPERTY = "echelon.registry.home";
  private static final String VARIABLE = "ECHELON_REGISTRY_HOME";
  private static final PathMatcher SERVER_JAR =
      FileSystems.getDefault().getPathMatcher("glob:{*-runner,quarkus-run}.jar");

  private RegistryHome() {}

  /**
   * Returns the absolute path of the jar that starts the server.
   *
   * @throws IllegalStateException if there is no unpacked server
   */
  static Path serverJar(RegistryVersion version) {
    return serverJar(version, told(), Path.of(""));
  }

  static Path serverJar(RegistryVersion version, Optional<Path> told, Path workingDirectory) {
    Optional<Path> folder = told.map(home -> folderOf(version, home));
    if (folder.isPresent()) {
      return jarIn(folder.get())
          .orElseThrow(() -> missing("no registry server in " + folder.get().toAbsolutePath()));
    }
    Path start = workingDirectory.toAbsolutePath().normalize();
    Path name = Path.of(".run", version.folder());
    for (Path above = start; above != null; above = above.getParent()) {
      Optional<Path> jar = jarIn(above.resolve(name));
      if (jar.isPresent()) {
        return jar.get();
      }
    }
    throw missing("no " + name + " in " + start + " or above it");
  }

  private static Optional<Path> told() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }

  private static Path folderOf(RegistryVersion version, Path home) {
    return version == RegistryVersion.USUAL
        ? home
        : home.toAbsolutePath().normalize().resolveSibling(version.folder());
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
