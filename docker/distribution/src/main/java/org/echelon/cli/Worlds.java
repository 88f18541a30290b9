package org.echelon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.producers.orders.OrderColumns;
import org.echelon.producers.world.IowaWorld;
import org.echelon.producers.world.RetailWorld;
import org.echelon.producers.world.World;
import org.jspecify.annotations.Nullable;

/** The worlds that a run can be fed with, and which of them a file of orders belongs to. */
final class Worlds {
  /** The world that needs no file. */
  static final String GENERATED = "us8";

  /** No world: whoever runs it feeds it. */
  static final String EMPTY = "empty";

  private static final List<String> REPLAYING = List.of("retail", "iowa");

  private Worlds() {}

  /**
   * The name of the world to run.
   *
   * @param asked what was asked for, null for none
   * @param orders file of orders, null for none; its columns say which world it belongs to
   * @param others further worlds that need no file
   */
  static String named(@Nullable String asked, @Nullable Path orders, String... others) {
    if (asked != null && !known(others).contains(asked)) {
      throw new IllegalArgumentException(
          "there is no world '"
              + asked
              + "'; choose "
              + String.join(", ", known(others))
              + " or empty");
    }
    if (orders == null) {
      if (asked != null && REPLAYING.contains(asked)) {
        throw new IllegalArgumentException(
            "the world " + asked + " replays a file; name it with --orders FILE");
      }
      return asked == null ? GENERATED : asked;
    }
    if (!Files.isReadable(orders)) {
      throw new IllegalArgumentException("cannot read the orders in " + orders);
    }
    String found = OrderColumns.of(orders).name().toLowerCase(Locale.ROOT);
    if (asked != null && !asked.equals(found) && !asked.equals(GENERATED)) {
      throw new IllegalArgumentException(
          orders.getFileName() + " has the columns of " + found + "; choose --world " + found);
    }
    return found;
  }

  private static List<String> known(String... others) {
    List<String> known = new ArrayList<>(List.of(GENERATED));
    known.addAll(List.of(others));
    known.addAll(REPLAYING);
    return known;
  }

  /** The world that replays a file. */
  static World replaying(Path orders, long seed) {
    return switch (OrderColumns.of(orders)) {
      case RETAIL -> new RetailWorld(orders, seed);
      case IOWA -> new IowaWorld(orders, seed);
    };
  }
}
