package org.echelon.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.echelon.simulation.policy.ServiceTargets;

/** Service targets as a file of four lines: slow, medium, fast and centre, each a share. */
final class TargetFile {
  private TargetFile() {}

  /** Reads a file; what is wrong with it is told with its name. */
  static ServiceTargets read(Path file) {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot read the targets in " + file, unreadable);
    }
    return new ServiceTargets(
        share(lines, "slow", file),
        share(lines, "medium", file),
        share(lines, "fast", file),
        share(lines, "centre", file));
  }

  /** Writes a file, with a line that says where the targets come from. */
  static void write(Path file, ServiceTargets targets, String origin) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write(
          String.format(
              Locale.ROOT,
              "# %s%nslow = %s%nmedium = %s%nfast = %s%ncentre = %s%n",
              origin,
              targets.slow(),
              targets.medium(),
              targets.fast(),
              targets.centre()));
    }
  }

  private static double share(Properties lines, String name, Path file) {
    String value = lines.getProperty(name, "").trim();
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "the targets in " + file + " need a line such as: " + name + " = 0.96", wrong);
    }
  }
}
