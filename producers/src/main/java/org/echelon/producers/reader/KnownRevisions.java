package org.echelon.producers.reader;

import java.util.LinkedHashMap;
import java.util.Map;

/** The newest revision seen of each of the last commands; the longest unseen is forgotten first. */
final class KnownRevisions {
  private final Map<String, Integer> revisions;

  KnownRevisions(int limit) {
    this.revisions =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > limit;
          }
        };
  }

  /** Whether a revision is higher than any seen of its command. */
  boolean isNew(String commandId, int revision) {
    return revision > revisions.getOrDefault(commandId, 0);
  }

  /** Notes a revision as seen. */
  void note(String commandId, int revision) {
    revisions.merge(commandId, revision, Math::max);
  }

  /** Takes the next revision of a command for new. */
  void forget(String commandId) {
    revisions.remove(commandId);
  }

  int size() {
    return revisions.size();
  }
}
