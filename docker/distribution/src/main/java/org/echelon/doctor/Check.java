package org.echelon.doctor;

import java.util.List;
import java.util.Optional;

/** Looks at one thing. It reads and never changes anything. */
interface Check {

  /** Its name, the same in every version, such as {@code topic.partitions}. */
  String id();

  /** Why it cannot look, if something it needs is not there. */
  default Optional<String> unable(Site site) throws InterruptedException {
    return Optional.empty();
  }

  /** What it finds; one good finding where nothing is wrong. */
  List<Finding> look(Site site) throws InterruptedException;
}
