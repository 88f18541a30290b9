package org.echelon.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether the disk of the state stores has room. */
final class StateDiskCheck implements Check {
  private static final double GIBIBYTE = 1L << 30;

  @Override
  public String id() {
    return "state.disk";
  }

  @Override
  public List<Finding> look(Site site) {
    Path folder = site.deployment().stateDir();
    long needed = site.here().freeBytes();
    try {
      long free = Files.getFileStore(nearest(folder)).getUsableSpace();
      if (free >= needed) {
        return List.of(Finding.good(id(), folder.toString(), gibibytes(free) + " of disk free"));
      }
      return List.of(
          Finding.critical(
                  id(),
                  folder.toString(),
                  "the disk of the state stores has "
                      + gibibytes(free)
                      + " free, at least "
                      + gibibytes(needed)
                      + " is needed: "
                      + folder)
              .values(free, needed)
              .cure("make room there, or ./echelon streams --state DIR on another disk"));
    } catch (IOException e) {
      return List.of(Finding.notLooked(id(), folder + " cannot be read"));
    }
  }

  /** The folder itself, or what is there of the path to it. */
  static Path nearest(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there)) {
      Path parent = there.getParent();
      if (parent == null) {
        return there;
      }
      there = parent;
    }
    return there;
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f GiB", bytes / GIBIBYTE);
  }
}
