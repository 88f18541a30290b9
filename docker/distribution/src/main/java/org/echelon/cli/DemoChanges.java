package org.echelon.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.echelon.producers.run.PacedRun;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a demo is to have changed by hand while it runs. */
final class DemoChanges {
  @Option(
      names = "--lose",
      paramLabel = "NODE@SECONDS",
      converter = At.class,
      description = {
        "Shut a node so many seconds after the world is in place, or with a d behind the number so",
        "many virtual days after the start, and tell how soon new prices,",
        "proposals and commands follow; largest means the FC that sends out most."
      })
  private List<Moment> lose = List.of();

  @Option(
      names = "--double-price",
      paramLabel = "NODE@SECONDS",
      converter = At.class,
      description = {
        "Double all prices of a node as a person would, and tell how soon proposals and commands",
        "follow; dearest means the node with the highest price."
      })
  private List<Moment> doublePrice = List.of();

  @Option(
      names = "--regionalize",
      paramLabel = "REGION@SECONDS",
      converter = RegionAt.class,
      description = {
        "Let a region keep to itself, all for each of them, and tell how soon plans and proposals",
        "follow and, day by day, how the share of units from the customer's region moves."
      })
  private List<Moment> regionalize = List.of();

  /**
   * A node or region and when something happens to it.
   *
   * @param at seconds after the world is in place, or virtual days
   */
  record Moment(String node, double at, boolean days) {
    boolean come(double seconds, double day) {
      return at <= (days ? day : seconds);
    }

    String words() {
      return String.format(Locale.ROOT, days ? "on day %.1f" : "at %.0f s", at);
    }
  }

  /** Reads NODE@SECONDS, or NODE@DAYSd. */
  static class At implements ITypeConverter<Moment> {
    private final String form;

    At() {
      this("NODE@SECONDS, such as largest@20, or NODE@DAYSd, such as largest@3d");
    }

    At(String form) {
      this.form = form;
    }

    @Override
    public Moment convert(String text) {
      int at = text.lastIndexOf('@');
      boolean days = text.endsWith("d");
      try {
        double when =
            Double.parseDouble(text.substring(at + 1, text.length() - (days && at >= 0 ? 1 : 0)));
        if (at > 0 && when >= 0 && Double.isFinite(when)) {
          return new Moment(text.substring(0, at), when, days);
        }
      } catch (NumberFormatException noNumber) {
        // Told below.
      }
      throw new TypeConversionException(
          "'" + text + "' is not " + form + "; both are zero or more");
    }
  }

  /** Reads REGION@SECONDS, or REGION@DAYSd. */
  static final class RegionAt extends At {
    RegionAt() {
      super("REGION@SECONDS, such as all@20, or REGION@DAYSd, such as all@14d");
    }
  }

  private record Due(Moment when, String what, Made made) {}

  /** How a change is made. */
  private interface Made {
    void in(PacedRun run, String node);
  }

  /** Whether anything is to be changed. */
  boolean wanted() {
    return !lose.isEmpty() || !doublePrice.isEmpty() || !regionalize.isEmpty();
  }

  /** Begins to count the seconds. */
  Schedule start(Progress progress) {
    List<Due> all = new ArrayList<>();
    lose.forEach(m -> all.add(new Due(m, "lose", PacedRun::lose)));
    doublePrice.forEach(m -> all.add(new Due(m, "double", PacedRun::doublePrices)));
    regionalize.forEach(m -> all.add(new Due(m, "regionalize", PacedRun::regionalize)));
    all.sort(Comparator.comparingDouble(due -> due.when().at()));
    return new Schedule(progress, all);
  }

  /** Changes that are still to come, and those that could not be made. */
  static final class Schedule {
    private final Progress progress;
    private final double startSeconds;
    private final List<Due> coming;
    private final List<String> failed = new ArrayList<>();

    private Schedule(Progress progress, List<Due> coming) {
      this.progress = progress;
      this.startSeconds = progress.seconds();
      this.coming = coming;
    }

    /** Makes the changes that are due. */
    void makeDue(PacedRun run) {
      double seconds = progress.seconds() - startSeconds;
      double day = run.days();
      List<Due> due = coming.stream().filter(one -> one.when().come(seconds, day)).toList();
      coming.removeAll(due);
      due.forEach(one -> make(run, one));
    }

    private void make(PacedRun run, Due due) {
      try {
        due.made().in(run, due.when().node());
        progress.phase(due.what(), "%s", due.when().node());
      } catch (IllegalArgumentException impossible) {
        failed.add(
            "cannot " + due.what() + " " + due.when().node() + ": " + impossible.getMessage());
        progress.phase(due.what(), "%s", failed.get(failed.size() - 1));
      }
    }

    /** What was asked for and not made, in words. */
    List<String> notMade() {
      List<String> all = new ArrayList<>(failed);
      coming.forEach(
          due ->
              all.add(
                  "the run ended before "
                      + due.what()
                      + " "
                      + due.when().node()
                      + " "
                      + due.when().words()
                      + "; make it longer with --days"));
      return all;
    }
  }
}
