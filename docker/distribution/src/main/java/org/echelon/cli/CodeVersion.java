package org.echelon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.schema.AvroTrust;
import org.echelon.simulation.CoreLoop;

/**
 * Tells versions of the code that simulates apart: a hash over the compiled classes of the modules
 * that decide and of the outside world, and of the few classes here that set them up. What only
 * prints results is left out.
 */
final class CodeVersion {
  private static final int DIGITS = 12;
  private static final List<Class<?>> MODULES =
      List.of(AvroTrust.class, CoreLoop.class, SimulatedRun.class);
  private static final List<Class<?>> SETUP =
      List.of(
          EvidenceRunOptions.class,
          EvidenceTuning.class,
          PolicyRuns.class,
          PolicyChoice.class,
          PriceTimes.class,
          ReplayedOrders.class,
          ScenarioOptions.class,
          SimulatedWorld.class,
          TargetTuning.class);

  private CodeVersion() {}

  /** The version that runs now, in hexadecimal digits. */
  static String now() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Class<?> module : MODULES) {
        module(digest, module);
      }
      for (Class<?> one : SETUP) {
        try (InputStream bytes = one.getResourceAsStream(one.getSimpleName() + ".class")) {
          if (bytes == null) {
            throw new IOException("the class " + one.getName() + " cannot be read");
          }
          digest.update(bytes.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (IOException | URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("the version of the code cannot be told", e);
    }
  }

  private static void module(MessageDigest digest, Class<?> one)
      throws IOException, URISyntaxException {
    Path source = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(source)) {
      classes(digest, source);
    } else {
      URI jar = URI.create("jar:" + source.toUri());
      try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
        classes(digest, inside.getPath("/"));
      }
    }
  }

  private static void classes(MessageDigest digest, Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file :
          all.filter(path -> path.toString().endsWith(".class"))
              .sorted(Comparator.comparing(Path::toString))
              .toList()) {
        digest.update(Files.readAllBytes(file));
      }
    }
  }
}
