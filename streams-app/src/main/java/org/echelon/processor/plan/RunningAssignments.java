package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.Document;

/**
 * Which assignments of a SKU have not ended. Documents stay for two weeks after their end, so they
 * are searched once for a SKU that is asked for; from then on what changes is noted in heap, and
 * nothing is written for it.
 */
final class RunningAssignments {
  /** Of the SKUs that were asked for. */
  private final Map<String, NavigableSet<String>> running = new HashMap<>();

  /** What the work at hand has written, by command id. */
  private final Map<String, CommandDocument> written = new LinkedHashMap<>();

  /**
   * Ids in order.
   *
   * @param documents all documents of the SKU with its assignments among them
   */
  List<String> of(String sku, Supplier<List<Document>> documents) {
    return new ArrayList<>(running.computeIfAbsent(sku, s -> search(documents.get())));
  }

  void written(CommandDocument command) {
    if (command.known() && command.terms().kind() == CommandKind.ASSIGNMENT) {
      written.put(command.commandId(), command);
    }
  }

  /** The work at hand stands. */
  void keep() {
    for (CommandDocument command : written.values()) {
      NavigableSet<String> ids = running.get(command.terms().sku());
      if (ids != null) {
        note(ids, command);
      }
    }
    written.clear();
  }

  /** The work at hand is taken back. */
  void drop() {
    written.clear();
  }

  private static NavigableSet<String> search(List<Document> documents) {
    NavigableSet<String> ids = new TreeSet<>();
    for (Document document : documents) {
      if (document instanceof CommandDocument command
          && command.known()
          && command.terms().kind() == CommandKind.ASSIGNMENT) {
        note(ids, command);
      }
    }
    return ids;
  }

  private static void note(NavigableSet<String> ids, CommandDocument command) {
    if (command.closed()) {
      ids.remove(command.commandId());
    } else {
      ids.add(command.commandId());
    }
  }
}
