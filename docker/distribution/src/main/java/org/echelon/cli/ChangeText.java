package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.producers.run.ChangeOutcome;

/** What came of changes made by hand, in words and beside their goals. */
final class ChangeText {
  private static final double PRICES_WITHIN = 60;
  private static final double COMMANDS_WITHIN = 5;

  private ChangeText() {}

  static List<String> lines(ChangeOutcome of) {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "  %s at %s", of.change().replace('-', ' '), of.node()));
    boolean lost = of.change().equals(ChangeOutcome.LOST);
    if (lost) {
      add(lines, "network in force", of.networkInForce(), "");
      add(
          lines,
          "certified prices",
          of.prices(),
          String.format(
              Locale.ROOT,
              "; v%d, %,d SKUs, gap %.4f%%",
              of.priceVersion(),
              of.pricedSkus(),
              100 * of.gap()));
    }
    add(lines, "prices in force", of.pricesInForce(), "");
    add(
        lines,
        "proposals",
        of.lastProposal(),
        String.format(
            Locale.ROOT, "; first after %.2f s, %,d", of.firstProposal(), of.proposals()));
    add(lines, "finished", of.finished(), "");
    add(lines, "first draft", of.firstDraft(), "");
    add(lines, "first command", of.firstCommand(), "");
    add(lines, "first assignment", of.firstAssignment(), "");
    add(
        lines,
        "first withdrawal",
        of.firstWithdrawal(),
        String.format(Locale.ROOT, "; %,d in all", of.withdrawals()));
    if (lost) {
      lines.add(
          String.format(
              Locale.ROOT, "    %,d commands since then need the lost node", of.usesOfNode()));
    }
    return lines;
  }

  private static void add(List<String> lines, String what, double seconds, String more) {
    lines.add(line(what, seconds, more));
  }

  /** When something came, if it did. */
  static String line(String what, double seconds, String more) {
    return seconds == 0
        ? String.format(Locale.ROOT, "    %-18s none", what)
        : String.format(Locale.ROOT, "    %-18s %7.2f s%s", what, seconds, more);
  }

  /** The goals are about the loss of a facility; what was not seen is left out. */
  static List<Goal> goals(List<ChangeOutcome> changes) {
    List<Goal> goals = new ArrayList<>();
    for (ChangeOutcome change : changes) {
      if (change.change().equals(ChangeOutcome.LOST) && change.prices() > 0) {
        goals.add(Goal.atMost("P9.prices", change.prices(), PRICES_WITHIN, "s"));
        if (change.pricesToCommand() >= 0) {
          goals.add(Goal.atMost("P9.commands", change.pricesToCommand(), COMMANDS_WITHIN, "s"));
        }
      }
    }
    return goals;
  }
}
