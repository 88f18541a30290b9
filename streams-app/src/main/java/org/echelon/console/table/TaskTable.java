package org.echelon.console.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.echelon.state.Task;

/**
 * The newest report of each task, when each adopted the newest {@value #VERSIONS_AT_MOST} price
 * versions, and how many events were read in each of the last {@value #SAMPLES} seconds.
 */
public final class TaskTable {
  static final int VERSIONS_AT_MOST = 6;
  static final int SAMPLES = 61;

  /** Over how long a rate is told by the reports themselves, and how old the last may be. */
  static final long RATE_MILLIS = 10_000;

  private final NavigableMap<String, Report> reports = new TreeMap<>();
  private final NavigableMap<Long, Map<String, Long>> adoptions = new TreeMap<>();
  private final Deque<long[]> samples = new ArrayDeque<>();
  private final Map<String, Deque<Report>> recent = new HashMap<>();

  /** A report and when it was written, by the wall's clock. */
  public record Report(Task task, long wallMillis) {}

  void take(String key, Task task, long recordMillis) {
    Report report = new Report(task, recordMillis);
    Report former = reports.put(key, report);
    if (task.getApp().equals("plan")) {
      Deque<Report> last = recent.computeIfAbsent(key, k -> new ArrayDeque<>());
      last.addLast(report);
      // One report of before stays, so that there is a rate however rarely they come.
      while (last.size() > 2 && last.peekFirst().wallMillis() < recordMillis - RATE_MILLIS) {
        last.removeFirst();
      }
    }
    long version = task.getPriceVersion();
    if (version > 0 && (former == null || former.task().getPriceVersion() < version)) {
      adoptions.computeIfAbsent(version, v -> new HashMap<>()).put(key, recordMillis);
      if (adoptions.size() > VERSIONS_AT_MOST) {
        adoptions.pollFirstEntry();
      }
    }
  }

  void remove(String key) {
    reports.remove(key);
    recent.remove(key);
  }

  /** Notes how much has been read by now; to be called each second. */
  void sample(long wallMillis) {
    samples.addLast(new long[] {wallMillis, read()});
    if (samples.size() > SAMPLES) {
      samples.removeFirst();
    }
  }

  /** Records that Plan has read since its tasks exist. */
  public long read() {
    return plan().stream().mapToLong(TaskTable::read).sum();
  }

  /** Records a second in each of the last seconds, oldest first. */
  public List<Double> readPerSecond() {
    List<Double> rates = new ArrayList<>();
    long[] before = null;
    for (long[] sample : samples) {
      if (before != null && sample[0] > before[0]) {
        rates.add(1000.0 * Math.max(0, sample[1] - before[1]) / (sample[0] - before[0]));
      }
      before = sample;
    }
    return rates;
  }

  /**
   * Records a second that Plan has read as its last reports tell, for who has only just begun to
   * look; tasks that have been silent for long count as zero.
   */
  public double reportedPerSecond(long wallMillis) {
    double rate = 0;
    for (Deque<Report> last : recent.values()) {
      Report first = last.getFirst();
      Report newest = last.getLast();
      long millis = newest.wallMillis() - first.wallMillis();
      if (millis > 0 && wallMillis - newest.wallMillis() < RATE_MILLIS) {
        rate += 1000.0 * Math.max(0, read(newest) - read(first)) / millis;
      }
    }
    return rate;
  }

  private static long read(Report report) {
    return report.task().getOutcomes().getRead();
  }

  /** Newest report of each task of both applications, by application and task. */
  public Map<String, Report> all() {
    return reports;
  }

  /** Newest report of each Plan task. */
  public Collection<Report> plan() {
    return reports.values().stream().filter(r -> r.task().getApp().equals("plan")).toList();
  }

  /** When a task first reported a price version, by the wall's clock. */
  public OptionalLong adoptedAt(String key, long version) {
    Long at = adoptions.getOrDefault(version, Map.of()).get(key);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /** When the newest report of any task was written, by the wall's clock; 0 before the first. */
  public long lastReportMillis() {
    return reports.values().stream().mapToLong(Report::wallMillis).max().orElse(0);
  }

  /** When the first task reported a price version, by the wall's clock. */
  public OptionalLong firstAdoption(long version) {
    return adoptions.getOrDefault(version, Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .min();
  }
}
