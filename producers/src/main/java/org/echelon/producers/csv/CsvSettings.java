package org.echelon.producers.csv;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How files are read.
 *
 * @param source sending system in the records
 * @param zone zone of times without an offset; empty when such times are errors
 * @param now what {@code {{now}}} means, and a time that is left out
 * @param open whether orders with a node have still to be shipped
 */
public record CsvSettings(String source, Optional<ZoneId> zone, Instant now, boolean open) {

  public CsvSettings {
    now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The same at another time. */
  public CsvSettings at(Instant other) {
    return new CsvSettings(source, zone, other, open);
  }
}
