package org.echelon.producers.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.NearestName;
import org.echelon.producers.client.Check;
import org.echelon.producers.client.Complaint;
import org.echelon.producers.client.InForce;
import org.echelon.producers.client.Names;
import org.echelon.producers.csv.CsvForm.Read;

/**
 * One record told by hand, {@code key=value} by {@code key=value}.
 *
 * @param record the record; empty when it cannot be made
 * @param unreadable what cannot be read
 * @param complaint what is wrong with a record that was made
 */
public record HandMade(
    Optional<SpecificRecord> record, List<Complaint> unreadable, Optional<Complaint> complaint) {

  /**
   * Makes the record.
   *
   * @param cells values by name, with an {@code event_id}
   */
  public static HandMade of(
      HandKind kind, Map<String, String> cells, CsvSettings settings, InForce known, Names names) {
    CsvForm form = kind.form(known, names);
    Map<String, String> named = new LinkedHashMap<>();
    cells.forEach((name, value) -> named.put(kind.column(name), value.strip()));
    kind.complete(named);
    List<Complaint> wrong = unknown(named.keySet(), form.columns());
    // By hand an order is told alone; what is shipped of it is told by itself.
    CsvRow row =
        new CsvRow(
            1, named, new CsvSettings(settings.source(), settings.zone(), settings.now(), true));
    Requirements.check(row, form.columns());
    List<Read> read = new ArrayList<>();
    form.row(row, read::add);
    form.end(
        new EndOfFile() {
          @Override
          public CsvSettings settings() {
            return settings;
          }

          @Override
          public void read(Read gathered) {
            read.add(gathered);
          }

          @Override
          public void complain(long line, Complaint complaint) {
            wrong.add(complaint);
          }
        });
    wrong.addAll(row.complaints());
    if (!wrong.isEmpty() || read.isEmpty()) {
      return new HandMade(Optional.empty(), wrong, Optional.empty());
    }
    SpecificRecord record = read.get(0).record();
    Optional<Complaint> complaint =
        new Check(names)
            .complaint(record)
            .map(c -> c.field().isEmpty() ? c : c.named(form.column(c.field())));
    return new HandMade(Optional.of(record), List.of(), complaint);
  }

  private static List<Complaint> unknown(Set<String> given, List<Column> columns) {
    Set<String> known = new LinkedHashSet<>();
    columns.forEach(column -> known.add(column.name()));
    known.addAll(CsvFile.EVERYWHERE);
    List<Complaint> wrong = new ArrayList<>();
    for (String name : given) {
      if (!known.contains(name)) {
        String cure =
            NearestName.of(name, known)
                .map(near -> "Did you mean " + near + "?")
                .orElse("Known are " + String.join(", ", known));
        wrong.add(new Complaint("FIELD_KIND_UNKNOWN", "", name, "is no key of this record", cure));
      }
    }
    return wrong;
  }
}
