package org.echelon.producers.reader;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.echelon.topic.Topic;

/**
 * How commands are read.
 *
 * @param group who reads; readers of one group share the commands, and a restarted one goes on
 *     where it stood
 * @param topics command topics to read
 * @param remembered how many commands' revisions are remembered
 * @param memory where finished commands are remembered over a restart; empty keeps them in memory
 *     only, then a restart hands those again that lie behind an unfinished one
 */
public record ReaderSettings(
    String group, Set<Topic> topics, int remembered, Optional<Path> memory) {
  private static final Set<Topic> COMMANDS =
      EnumSet.of(Topic.TRANSFER, Topic.PURCHASE, Topic.ASSIGNMENT);

  public ReaderSettings {
    if (topics.isEmpty() || !COMMANDS.containsAll(topics)) {
      throw new IllegalArgumentException(
          "commands come on TRANSFER, PURCHASE and ASSIGNMENT, not on " + topics);
    }
    if (group.isBlank()) {
      throw new IllegalArgumentException("a reader needs a group to go on after a restart");
    }
    if (remembered < 1) {
      throw new IllegalArgumentException("at least one command is remembered, not " + remembered);
    }
  }

  /** All commands, the last 100,000 of them remembered in a file. */
  public static ReaderSettings of(String group, Path memory) {
    return new ReaderSettings(group, COMMANDS, 100_000, Optional.of(memory));
  }
}
