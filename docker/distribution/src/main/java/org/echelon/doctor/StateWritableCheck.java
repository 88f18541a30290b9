package org.echelon.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether state stores can be written where they would be. */
final class StateWritableCheck implements Check {

  @Override
  public String id() {
    return "state.writable";
  }

  @Override
  public List<Finding> look(Site site) {
    Path folder = site.deployment().stateDir();
    try {
      // Permissions do not tell all: a disk may be mounted for reading only.
      Files.delete(Files.createTempFile(StateDiskCheck.nearest(folder), "echelon-", ".probe"));
      return List.of(Finding.good(id(), folder.toString(), "state folder can be written"));
    } catch (IOException e) {
      return List.of(
          Finding.critical(
                  id(),
                  folder.toString(),
                  "the folder of the state stores cannot be written: " + folder)
              .values("not writable", "writable")
              .cure("./echelon streams --state DIR, with a folder that can be written"));
    }
  }
}
