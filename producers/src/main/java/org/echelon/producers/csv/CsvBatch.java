package org.echelon.producers.csv;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.producers.client.Check;
import org.echelon.producers.client.Complaint;
import org.echelon.producers.client.Documents;
import org.echelon.producers.client.InForce;
import org.echelon.producers.client.Names;
import org.echelon.producers.client.Upstream;
import org.echelon.producers.csv.CsvForm.Read;
import org.echelon.schema.AvroTrust;
import org.echelon.topic.Topic;

/** Files that are read together; read as often as wanted, each time with the same result. */
public final class CsvBatch {
  static {
    AvroTrust.ensure();
  }

  private static final String MAKER = "csv";

  /** Older messages move no stock. */
  private static final Duration LATE = Duration.ofDays(7);

  private final Map<CsvKind, Source> sources = new EnumMap<>(CsvKind.class);
  private final CsvSettings settings;
  private final InForce inForce;
  private final Names names;
  private final Check check;
  private final OrderSurvey survey = new OrderSurvey();

  private record Source(Path file, Instant firstRead) {}

  /** Takes what the files say. */
  public interface Taker {

    /** A record without fault, and the file and line that it comes from. */
    void record(CsvKind kind, long line, SpecificRecord record);

    void problem(CsvProblem problem);

    /** A row was read, good or not. */
    default void row(CsvKind kind, long line) {}

    /** A week that is not over yet was left out; the line is its first. */
    default void unfinished(CsvKind kind, long line) {}
  }

  /**
   * @param firstRead when a file was first read: what {@code {{now}}} means in it
   * @param inForce what the deployment knows
   * @param names what records may name
   */
  public CsvBatch(
      Map<CsvKind, Path> files,
      CsvSettings settings,
      Function<Path, Instant> firstRead,
      InForce inForce,
      Names names) {
    for (CsvKind kind : CsvKind.values()) {
      Path file = files.get(kind);
      if (file != null) {
        sources.put(kind, new Source(file, firstRead.apply(file)));
      }
    }
    this.settings = settings;
    this.inForce = inForce;
    this.names = names;
    this.check = new Check(names);
  }

  /** The name of a file, as messages call it. */
  public String name(CsvKind kind) {
    return source(kind).file().getFileName().toString();
  }

  private Source source(CsvKind kind) {
    Source source = sources.get(kind);
    if (source == null) {
      throw new IllegalArgumentException("no file of " + kind + " is read");
    }
    return source;
  }

  /** Reads all files. */
  public void read(Taker taker) {
    // Vendors are sent within their items, so they are read before.
    VendorsForm vendors = new VendorsForm(inForce::item);
    if (sources.containsKey(CsvKind.VENDORS)) {
      read(CsvKind.VENDORS, vendors, taker);
    }
    for (CsvKind kind : sources.keySet()) {
      if (kind != CsvKind.VENDORS) {
        read(kind, form(kind, vendors), taker);
      }
    }
    vendors
        .unused()
        .forEach(
            (sku, line) ->
                taker.problem(new CsvProblem(name(CsvKind.VENDORS), line, withoutItem(sku))));
  }

  private static Complaint withoutItem(String sku) {
    return new Complaint(
        "REF_UNKNOWN_SKU", "sku", sku, "has no row among the items", "Add it to the items");
  }

  private CsvForm form(CsvKind kind, VendorsForm vendors) {
    return switch (kind) {
      case ITEMS -> new ItemsForm(vendors::of, inForce::item);
      case VENDORS -> vendors;
      case FORECAST -> new ForecastForm(names.onlyZone(), this::forecastVersion);
      case HISTORY -> new HistoryForm(names::homeZone);
      case COUNTS -> new CountsForm();
      case ORDERS -> new OrdersForm(survey, settings.now().minus(LATE));
      case SHIPMENTS -> new ShipmentsForm();
      case RECEIPTS -> new ReceiptsForm();
      case ADJUSTMENTS -> new AdjustmentsForm();
      case EXTERNAL -> new ExternalForm();
      case ACKS -> new AcksForm(inForce::command);
    };
  }

  /** A file that was sent before must say what it said then. */
  private long forecastVersion(Instant at) {
    return at.equals(settings.now()) ? inForce.forecastVersion(at) : InForce.minute(at);
  }

  private void read(CsvKind kind, CsvForm form, Taker taker) {
    CsvSettings own = settings.at(source(kind).firstRead());
    new CsvFile(source(kind).file(), form.columns(), own)
        .read(
            new CsvFile.Reader() {
              @Override
              public void row(CsvRow row) {
                List<Read> read = new ArrayList<>();
                form.row(row, read::add);
                for (Complaint complaint : row.complaints()) {
                  problem(row.line(), complaint);
                }
                if (row.complaints().isEmpty()) {
                  take(kind, form, read, taker);
                }
                taker.row(kind, row.line());
              }

              @Override
              public void problem(long line, Complaint complaint) {
                taker.problem(new CsvProblem(name(kind), line, complaint));
              }
            });
    form.end(
        new EndOfFile() {
          @Override
          public CsvSettings settings() {
            return own;
          }

          @Override
          public void read(Read read) {
            take(kind, form, List.of(read), taker);
          }

          @Override
          public void complain(long line, Complaint complaint) {
            taker.problem(new CsvProblem(name(kind), line, complaint));
          }

          @Override
          public void unfinished(long line) {
            taker.unfinished(kind, line);
          }
        });
  }

  /** All records of a row, or what is wrong with the first that is not good. */
  private void take(CsvKind kind, CsvForm form, List<Read> row, Taker taker) {
    for (Read read : row) {
      identify(read.record());
      Optional<Complaint> complaint = check.complaint(read.record());
      if (complaint.isPresent()) {
        Complaint found = complaint.get();
        String column = found.field().isEmpty() ? "" : form.column(found.field());
        taker.problem(new CsvProblem(name(kind), read.line(), found.named(column)));
        form.rejected(read);
        return;
      }
    }
    for (Read read : row) {
      if (read.sent()) {
        taker.record(kind, read.line(), read.record());
      }
    }
  }

  /** Without an id of its own, a message is identified by what it says. */
  private static void identify(SpecificRecord record) {
    Schema.Field id = record.getSchema().getField("eventId");
    if (id != null && String.valueOf(record.get(id.pos())).isEmpty()) {
      Topic topic = Upstream.topicOf(record).orElseThrow();
      record.put(id.pos(), Documents.eventId(MAKER, topic, record));
    }
  }
}
