package org.echelon.console.metrics;

import static org.echelon.telemetry.MetricFamily.counter;
import static org.echelon.telemetry.MetricFamily.gauge;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.Link;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.Scrape;

/**
 * All that the console tells: of itself always, of its tables once the past is in them. Half a past
 * would look like a jump of every figure.
 */
public final class ConsoleMetrics implements Consumer<Scrape> {
  private static final MetricFamily CONNECTED =
      gauge(
          "echelon_console_connected",
          "1 while the broker, and the registry where it is needed, answer the console, else 0.");
  private static final MetricFamily FILLED =
      gauge(
          "echelon_console_filled",
          "1 when all that was published before the console started is in its tables; before that"
              + " it tells of itself alone.");
  private static final MetricFamily BEHIND =
      gauge(
          "echelon_console_records_behind",
          "Published records that are not in the console's tables yet.");
  private static final MetricFamily UNREADABLE =
      counter(
          "echelon_console_unreadable_total",
          "Records that the console could not read and passed.");
  private static final MetricFamily STREAMS =
      gauge("echelon_console_streams", "Pages that are watching live.");

  private final ConsoleTables tables;
  private final Supplier<Link> link;
  private final BooleanSupplier filled;
  private final IntSupplier watching;
  private final RequestTimes requests;
  private final Clock clock;

  /**
   * Metrics of a console.
   *
   * @param filled whether the past is in the tables
   * @param watching how many pages watch live
   */
  public ConsoleMetrics(
      ConsoleTables tables,
      Supplier<Link> link,
      BooleanSupplier filled,
      IntSupplier watching,
      RequestTimes requests,
      Clock clock) {
    this.tables = tables;
    this.link = link;
    this.filled = filled;
    this.watching = watching;
    this.requests = requests;
    this.clock = clock;
  }

  /** Every metric that may be told. */
  public static List<MetricFamily> families() {
    List<MetricFamily> all =
        new ArrayList<>(List.of(CONNECTED, FILLED, BEHIND, UNREADABLE, STREAMS));
    all.add(RequestTimes.FAMILY);
    all.addAll(TaskMetrics.families());
    all.addAll(PriceMetrics.families());
    all.addAll(CapacityMetrics.families());
    all.addAll(CommandMetrics.families());
    all.addAll(StockMetrics.families());
    all.addAll(PeopleMetrics.families());
    all.addAll(ServiceMetrics.families());
    return all;
  }

  @Override
  public void accept(Scrape scrape) {
    Link now = link.get();
    boolean full = filled.getAsBoolean();
    scrape.put(CONNECTED, now.connected() ? 1 : 0);
    scrape.put(FILLED, full ? 1 : 0);
    scrape.put(BEHIND, now.recordsBehind());
    scrape.put(UNREADABLE, now.unreadable());
    scrape.put(STREAMS, watching.getAsInt());
    requests.tell(scrape);
    if (full) {
      tables.ask(t -> tell(t, scrape));
    }
  }

  private Scrape tell(ConsoleTables t, Scrape scrape) {
    TaskMetrics.tell(t, scrape, clock.millis());
    PriceMetrics.tell(t, scrape);
    CapacityMetrics.tell(t, scrape);
    CommandMetrics.tell(t, scrape);
    StockMetrics.tell(t, scrape);
    PeopleMetrics.tell(t, scrape);
    ServiceMetrics.tell(t, scrape);
    return scrape;
  }
}
