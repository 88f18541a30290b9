package org.echelon.producers.us8;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.producers.orders.Cells;
import org.echelon.producers.orders.RowFile;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase order that a vendor delivered itself.
 *
 * @param sentOn when the order was sent, if the file says so
 * @param days from order to delivery, above zero
 */
public record DirectDelivery(String vendor, @Nullable LocalDate sentOn, double days) {
  /** Wholesalers who date an order when they deliver it. */
  private static final Set<String> LEFT_OUT = Set.of("S. BUYS WHOLESALER", "PHARMACY DIRECT");

  /**
   * The lines of a file (columns fulfill_via, vendor and lt_po_days, perhaps po_sent): all direct
   * deliveries with a time above zero, but for two wholesalers who date orders at delivery.
   *
   * @throws IllegalArgumentException when the file has no such line
   */
  public static List<DirectDelivery> read(Path path) {
    List<DirectDelivery> deliveries = new ArrayList<>();
    try (RowFile file = new RowFile(path)) {
      int via = file.column("fulfill_via");
      int vendor = file.column("vendor");
      int time = file.column("lt_po_days");
      int sent = file.header().indexOf("po_sent");
      Optional<String> row = file.next();
      for (; row.isPresent(); row = file.next()) {
        List<String> cells = Cells.split(row.get());
        boolean taken =
            cells.size() == file.header().size()
                && cells.get(via).equals("DIRECT")
                && LEFT_OUT.stream().noneMatch(name -> cells.get(vendor).startsWith(name))
                && cells.get(time).matches("[0-9]+(\\.[0-9]+)?");
        if (taken && Double.parseDouble(cells.get(time)) > 0) {
          boolean dated = sent >= 0 && !cells.get(sent).isEmpty();
          deliveries.add(
              new DirectDelivery(
                  cells.get(vendor),
                  dated ? LocalDate.parse(cells.get(sent)) : null,
                  Double.parseDouble(cells.get(time))));
        }
      }
    }
    if (deliveries.isEmpty()) {
      throw new IllegalArgumentException(
          "the file " + path.getFileName() + " has no direct delivery with a lead time");
    }
    return deliveries;
  }
}
