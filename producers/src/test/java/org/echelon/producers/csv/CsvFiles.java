package org.echelon.producers.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.producers.client.InForce;
import org.echelon.producers.client.Names;

/** Files written by a test, and what reading them gives. */
final class CsvFiles implements CsvBatch.Taker {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Path folder;
  private final Map<CsvKind, Path> files = new EnumMap<>(CsvKind.class);
  private Names names = Names.unknown();
  private InForce inForce = new InForce();
  private boolean open;
  private Optional<ZoneId> zone = Optional.empty();
  private final List<SpecificRecord> records = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<Long> unfinished = new ArrayList<>();
  private CsvBatch batch;

  CsvFiles(Path folder) {
    this.folder = folder;
  }

  CsvFiles file(CsvKind kind, String... lines) {
    Path file = folder.resolve(kind.name().toLowerCase(java.util.Locale.ROOT) + ".csv");
    try {
      Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put(kind, file);
    return this;
  }

  CsvFiles names(Names known) {
    names = known;
    return this;
  }

  CsvFiles inForce(InForce known) {
    inForce = known;
    return this;
  }

  CsvFiles open() {
    open = true;
    return this;
  }

  CsvFiles zone(String id) {
    zone = Optional.of(ZoneId.of(id));
    return this;
  }

  /** Reads the files, the first time and every further time. */
  CsvFiles read() {
    if (batch == null) {
      CsvSettings settings = new CsvSettings("shop", zone, NOW, open);
      batch = new CsvBatch(files, settings, file -> NOW, inForce, names);
    }
    records.clear();
    problems.clear();
    unfinished.clear();
    batch.read(this);
    return this;
  }

  List<SpecificRecord> records() {
    return records;
  }

  <T> List<T> records(Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T> T only(Class<T> type) {
    List<T> all = records(type);
    if (all.size() != 1 || !problems.isEmpty()) {
      throw new AssertionError(all.size() + " records, problems " + problems);
    }
    return all.get(0);
  }

  List<String> problems() {
    return problems;
  }

  List<Long> unfinished() {
    return unfinished;
  }

  @Override
  public void unfinished(CsvKind kind, long line) {
    unfinished.add(line);
  }

  @Override
  public void record(CsvKind kind, long line, SpecificRecord record) {
    records.add(record);
  }

  @Override
  public void problem(CsvProblem problem) {
    problems.add(problem.text());
  }
}
