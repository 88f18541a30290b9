package org.echelon.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
        "Shut a node so many seconds after the world is in place, and tell how soon new prices,",
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
        "follow and how the share of units from the customer's region moves."
      })
  private List<Moment> regionalize = List.of();

  /** A node or region and when something happens to it. */
  record Moment(String node, double seconds) {}

  /** Reads NODE@SECONDS. */
  static class At implements ITypeConverter<Moment> {
    private final String form;

    At() {
      this("NODE@SECONDS, such as largest@20");
    }

    At(String form) {
      this.form = form;
    }

    @Override
    public Moment convert(String text) {
      int at = text.lastIndexOf('@');
      try {
        double seconds = Double.parseDouble(text.substring(at + 1));
        if (at > 0 && seconds >= 0 && Double.isFinite(seconds)) {
          return new Moment(text.substring(0, at), seconds);
        }
      } catch (NumberFormatException noNumber) {
        // Told below.
      }
      throw new TypeConversionException(
          "'" + text + "' is not " + form + "; seconds are zero or more");
    }
  }

  /** Reads REGION@SECONDS. */
  static final class RegionAt extends At {
    RegionAt() {
      super("REGION@SECONDS, such as all@20");
    }
  }

  private record Due(double seconds, String what, String node, Made made) {}

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
    lose.forEach(m -> all.add(new Due(m.seconds(), "lose", m.node(), PacedRun::lose)));
    doublePrice.forEach(
        m -> all.add(new Due(m.seconds(), "double", m.node(), PacedRun::doublePrices)));
    regionalize.forEach(
        m -> all.add(new Due(m.seconds(), "regionalize", m.node(), PacedRun::regionalize)));
    all.sort(Comparator.comparingDouble(Due::seconds));
    return new Schedule(progress, new ArrayDeque<>(all));
  }

  /** Changes that are still to come, and those that could not be made. */
  static final class Schedule {
    private final Progress progress;
    private final double startSeconds;
    private final Deque<Due> coming;
    private final List<String> failed = new ArrayList<>();

    private Schedule(Progress progress, Deque<Due> coming) {
      this.progress = progress;
      this.startSeconds = progress.seconds();
      this.coming = coming;
    }

    /** Makes the changes that are due. */
    void makeDue(PacedRun run) {
      while (!coming.isEmpty() && coming.peek().seconds() <= progress.seconds() - startSeconds) {
        make(run, coming.remove());
      }
    }

    private void make(PacedRun run, Due due) {
      try {
        due.made().in(run, due.node());
        progress.phase(due.what(), "%s", due.node());
      } catch (IllegalArgumentException impossible) {
        failed.add("cannot " + due.what() + " " + due.node() + ": " + impossible.getMessage());
        progress.phase(due.what(), "%s", failed.get(failed.size() - 1));
      }
    }

    /** What was asked for and not made, in words. */
    List<String> notMade() {
      List<String> all = new ArrayList<>(failed);
      coming.forEach(
          due ->
              all.add(
                  String.format(
                      Locale.ROOT,
                      "the run ended before %s %s at %.0f s; make it longer with --days",
                      due.what(),
                      due.node(),
                      due.seconds())));
      return all;
    }
  }
}
