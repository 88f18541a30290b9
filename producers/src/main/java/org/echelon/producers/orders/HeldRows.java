package org.echelon.producers.orders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The usable rows of a file held in memory, and how many were left out.
 *
 * @param rows in the order of the file
 */
public record HeldRows<R extends OrderHistory.Sale>(List<R> rows, long leftOut) {

  /**
   * Reads a source to its end and closes it.
   *
   * @param wanted which rows to hold
   * @param compact the row as it is held; half a million fit where each text is held once
   */
  public static <R extends OrderHistory.Sale> HeldRows<R> of(
      RowSource<ReadRow<R>> source,
      Predicate<R> wanted,
      BiFunction<R, UnaryOperator<String>, R> compact) {
    List<R> held = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    UnaryOperator<String> once = text -> texts.computeIfAbsent(text, first -> first);
    long leftOut = 0;
    try (source) {
      for (var read = source.next(); read.isPresent(); read = source.next()) {
        var row = read.get().row().filter(wanted);
        row.ifPresent(r -> held.add(compact.apply(r, once)));
        leftOut += row.isEmpty() ? 1 : 0;
      }
    }
    return new HeldRows<>(List.copyOf(held), leftOut);
  }

  /** The rows of a part, from the first. */
  public RowSource<ReadRow<R>> of(OrderHistory.Part part) {
    return RowSource.of(rows.stream().filter(part::has).map(ReadRow::held).toList());
  }
}
