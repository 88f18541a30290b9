package org.echelon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.producers.client.Taken;
import org.echelon.producers.client.Taken.RefusedLater;
import org.echelon.producers.csv.CsvBatch;
import org.echelon.producers.csv.CsvKind;
import org.echelon.producers.csv.CsvProblem;
import org.echelon.producers.csv.CsvReport;
import org.echelon.producers.csv.CsvSender;

/** What the reading of files tells: in words, or as one JSON document. */
final class CsvOutput {
  private static final long TELL_NANOS = 2_000_000_000L;

  private final boolean json;
  private final int files;

  CsvOutput(boolean json, int files) {
    this.json = json;
    this.files = files;
  }

  /** Something to know that is no error. */
  void note(String text) {
    System.err.println(text);
  }

  /** Tells every two seconds how far a reading is. */
  CsvBatch.Taker progress(String done, CsvReport report) {
    return new CsvBatch.Taker() {
      private long toldNanos = System.nanoTime();

      @Override
      public void record(CsvKind kind, long line, SpecificRecord record) {
        report.record(kind, line, record);
      }

      @Override
      public void problem(CsvProblem problem) {
        report.problem(problem);
      }

      @Override
      public void unfinished(CsvKind kind, long line) {
        report.unfinished(kind, line);
      }

      @Override
      public void row(CsvKind kind, long line) {
        report.row(kind, line);
        if (System.nanoTime() - toldNanos > TELL_NANOS) {
          toldNanos = System.nanoTime();
          System.err.printf(Locale.ROOT, "%,d rows %s%n", report.rows(), done);
        }
      }
    };
  }

  /** The end of a reading after which nothing is sent. */
  void checked(CsvReport report, boolean asked) {
    if (json) {
      Json.print(document(report, 0));
      return;
    }
    var out = asked ? System.out : System.err;
    report.first().forEach(problem -> out.println(problem.text()));
    if (report.problems() > report.first().size()) {
      out.printf(Locale.ROOT, "… and %,d more%n", report.problems() - report.first().size());
    }
    if (report.problems() > 0) {
      out.printf(
          Locale.ROOT,
          "%s in %,d lines; nothing was sent.%n",
          counted(report.problems(), "error"),
          report.rows());
    } else {
      out.printf(
          Locale.ROOT,
          "%s in %s%s; nothing was sent.%n",
          counted(report.total(), "record"),
          counted(files, "file"),
          unfinished(report));
    }
  }

  /** The end of a sending that nobody waits for. */
  void sent(CsvReport report) {
    if (json) {
      Json.print(document(report, report.total()));
    } else {
      System.out.println("sent " + report.words() + left(report));
    }
  }

  /** The end of a sending of which the outcome is known. */
  void taken(CsvReport report, Taken taken, CsvBatch batch) {
    if (json) {
      Map<String, Object> document = document(report, report.total());
      document.put("applied", taken.applied());
      document.put("duplicate", taken.duplicate());
      document.put("stale", taken.stale());
      document.put("history", taken.history());
      document.put("refused", taken.refused());
      Json.print(document);
      return;
    }
    taken.refusals().stream()
        .limit(CsvReport.SHOWN)
        .map(refused -> problem(refused, batch).text())
        .forEach(System.err::println);
    System.out.printf(
        Locale.ROOT,
        "sent %s%s; applied %,d, duplicate %,d%s%s, refused %,d%n",
        report.words(),
        left(report),
        taken.applied(),
        taken.duplicate(),
        taken.stale() == 0 ? "" : String.format(Locale.ROOT, ", stale %,d", taken.stale()),
        taken.history() == 0 ? "" : String.format(Locale.ROOT, ", history %,d", taken.history()),
        taken.refused());
    if (taken.total() != report.total()) {
      System.err.println(
          "the counts do not add up to what was sent: somebody else uses this --source, too");
    }
  }

  private static CsvProblem problem(RefusedLater refused, CsvBatch batch) {
    CsvKind kind = CsvSender.kind(refused.mark());
    return new CsvProblem(batch.name(kind), CsvSender.line(refused.mark()), refused.complaint());
  }

  private static String left(CsvReport report) {
    return (report.problems() == 0 ? "" : ", left out " + counted(report.problems(), "bad row"))
        + unfinished(report);
  }

  private static String unfinished(CsvReport report) {
    return report.unfinished() == 0
        ? ""
        : ", left out "
            + CsvReport.Sort.HISTORY.words(report.unfinished())
            + " not over yet (send them when the week is)";
  }

  private static String counted(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  private Map<String, Object> document(CsvReport report, long sent) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("files", files);
    document.put("lines", report.rows());
    document.put("errors", report.problems());
    document.put("unfinished", report.unfinished());
    document.put("sent", sent);
    Map<String, Long> records = new LinkedHashMap<>();
    report.records().forEach((sort, n) -> records.put(sort.name().toLowerCase(Locale.ROOT), n));
    document.put("records", records);
    List<Map<String, Object>> first = new ArrayList<>();
    for (CsvProblem problem : report.first()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("file", problem.file());
      one.put("line", problem.line());
      one.put("column", problem.complaint().field());
      one.put("value", problem.complaint().value());
      one.put("code", problem.complaint().code());
      one.put("text", problem.text());
      first.add(one);
    }
    document.put("first", first);
    return document;
  }
}
