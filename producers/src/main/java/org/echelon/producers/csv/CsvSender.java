package org.echelon.producers.csv;

import org.apache.avro.specific.SpecificRecord;
import org.echelon.producers.client.SentLog;
import org.echelon.producers.client.UpstreamClient;

/** Sends what a reading finds without fault, at most so many records a second. */
public final class CsvSender implements CsvBatch.Taker {
  private static final int LINE_BITS = 48;
  private static final long SECOND = 1_000_000_000L;

  private final UpstreamClient client;
  private final SentLog log;
  private final double perSecond;
  private final CsvReport report = new CsvReport();
  private final CsvBatch.Taker watcher;
  private final long startNanos = System.nanoTime();
  private long sent;

  /**
   * @param perSecond zero for as many as it takes
   * @param watcher is told everything as well
   */
  public CsvSender(UpstreamClient client, SentLog log, double perSecond, CsvBatch.Taker watcher) {
    this.client = client;
    this.log = log;
    this.perSecond = perSecond;
    this.watcher = watcher;
  }

  /** What was sent, and what was left out. */
  public CsvReport report() {
    return report;
  }

  /** The kind of file of a mark in the log. */
  public static CsvKind kind(long mark) {
    return CsvKind.values()[(int) (mark >>> LINE_BITS)];
  }

  /** The line of a mark in the log. */
  public static long line(long mark) {
    return mark & (1L << LINE_BITS) - 1;
  }

  @Override
  public void record(CsvKind kind, long line, SpecificRecord record) {
    pace();
    long mark = (long) kind.ordinal() << LINE_BITS | line;
    client.sendUnchecked(record).whenComplete((stored, failed) -> log.note(stored, failed, mark));
    sent++;
    report.record(kind, line, record);
    watcher.record(kind, line, record);
  }

  @Override
  public void problem(CsvProblem problem) {
    report.problem(problem);
    watcher.problem(problem);
  }

  @Override
  public void row(CsvKind kind, long line) {
    report.row(kind, line);
    watcher.row(kind, line);
  }

  @Override
  public void unfinished(CsvKind kind, long line) {
    report.unfinished(kind, line);
    watcher.unfinished(kind, line);
  }

  private void pace() {
    if (perSecond <= 0) {
      return;
    }
    long due = startNanos + (long) (sent / perSecond * SECOND);
    long wait = due - System.nanoTime();
    try {
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
