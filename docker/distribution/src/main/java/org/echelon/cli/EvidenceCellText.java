package org.echelon.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.echelon.producers.bound.CostBound;
import org.echelon.producers.cost.PairedDifference;
import org.echelon.simulation.policy.Policies;

/**
 * Tells one cell of a comparison in Markdown: the means of each policy and the differences of the
 * first one to all others.
 *
 * @param settings of all cells
 */
record EvidenceCellText(EvidenceReport.Cell cell, EvidenceReport.Settings settings) {
  private static final List<EvidenceMeasure> DIFFERENCES =
      List.of(
          EvidenceMeasure.COST,
          EvidenceMeasure.SHIPPING,
          EvidenceMeasure.DISTANCE,
          EvidenceMeasure.LATE,
          EvidenceMeasure.SAME_DAY,
          EvidenceMeasure.IN_REGION);

  String markdown() {
    StringBuilder text = new StringBuilder("\n### " + cell.name() + ": " + cell.words() + "\n\n");
    text.append(words()).append(bounded()).append(tuned()).append(worlds());
    text.append("\n\n").append(means()).append('\n');
    if (!cell.firstAgainst().isEmpty()) {
      text.append(differences());
    }
    return text.toString();
  }

  /** A mean with its interval, if it has one. */
  static String interval(PairedDifference d) {
    return d.seeds() < 2
        ? String.format(Locale.ROOT, "%+.2f", d.mean())
        : String.format(Locale.ROOT, "%+.2f (%+.2f to %+.2f)", d.mean(), d.low(), d.high());
  }

  private String words() {
    String first = cell.policies().get(0).policy();
    if (cell.firstAgainst().isEmpty()) {
      return first + " ran alone.";
    }
    return "Best rival: **"
        + cell.bestRival()
        + "**."
        + cell.against(cell.bestRival())
            .flatMap(best -> best.of(EvidenceMeasure.COST))
            .map(d -> " " + sentence(first, cell.bestRival(), d))
            .orElse("");
  }

  private static String sentence(String first, String rival, PairedDifference d) {
    if (d.seeds() < 2) {
      return String.format(
          Locale.ROOT,
          "%s costs %s%% against %s with the one seed run; one seed proves nothing.",
          first,
          interval(d),
          rival);
    }
    if (d.noise()) {
      return String.format(
          Locale.ROOT,
          "The cost of %s against %s, %s%%, is not told from noise with %d seeds.",
          first,
          rival,
          interval(d),
          d.seeds());
    }
    return String.format(
        Locale.ROOT,
        "%s costs %s than %s: %s%%.",
        first,
        d.mean() < 0 ? "less" : "more",
        rival,
        interval(d));
  }

  private String bounded() {
    BoundedPolicies bound = cell.bound();
    if (bound == null) {
      return settings.bound()
          ? "\n\nNo bound is told: the orders of a peak follow no law that it knows."
          : "";
    }
    return String.format(
        Locale.ROOT,
        "\n\nNo policy costs less than **%,.1f a day**: serving %,.1f, stock that must be there"
            + " %,.1f, placement %,.1f.",
        bound.perDay(),
        mean(bound, CostBound::serving),
        mean(bound, CostBound::stock),
        mean(bound, CostBound::placement));
  }

  private static double mean(BoundedPolicies bound, ToDoubleFunction<CostBound> of) {
    return bound.seeds().stream().mapToDouble(of).average().orElse(0);
  }

  private String tuned() {
    String label = Policies.TUNED.label();
    EvidenceReport.Tuned found = cell.tuned();
    if (found == null) {
      boolean among = cell.policies().stream().anyMatch(one -> one.policy().equals(label));
      return among
          ? "\n\n`tuned` was not tuned for this cell: it has the targets found on a nominal us8."
          : "";
    }
    return String.format(
        Locale.ROOT,
        "\n\n`tuned` was tuned before, for this cell alone, on %s %s of %s, %d days each: %s, the"
            + " best of %d tried, %.1f%% cheaper there than the targets found on a nominal us8.",
        found.seeds().size() == 1 ? "seed" : "seeds",
        found.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        found.on(),
        found.days(),
        TargetTuning.told(found.targets()),
        found.costs(),
        100 * (1 - found.costPerDay() / found.usualCostPerDay()));
  }

  private String worlds() {
    return cell.worlds().isEmpty()
        ? ""
        : cell.worlds().values().stream()
            .map(EvidenceText::shortened)
            .collect(
                Collectors.joining(
                    ", ", "\n\nWorlds, frozen before anything ran in them, by SHA-256: ", "."));
  }

  private String means() {
    List<EvidenceMeasure> measures =
        List.of(EvidenceMeasure.values()).stream()
            .filter(m -> cell.policies().stream().anyMatch(p -> has(p, m)))
            .toList();
    StringBuilder table = new StringBuilder("| policy |");
    measures.forEach(measure -> table.append(' ').append(measure.label()).append(" |"));
    table.append(cell.bound() == null ? "" : " above the bound, % |");
    int columns = measures.size() + (cell.bound() == null ? 0 : 1);
    table.append("\n|---|").append("---:|".repeat(columns)).append('\n');
    for (EvidenceReport.Policy policy : cell.policies()) {
      table.append("| ").append(policy.policy()).append(" |");
      for (EvidenceMeasure measure : measures) {
        Double mean = policy.means().get(measure);
        table.append(' ').append(mean == null ? "" : value(measure, mean)).append(" |");
      }
      table.append(gap(policy.policy())).append('\n');
    }
    return table.toString();
  }

  /** Older results have 0 for a distance that is not known. */
  private static boolean has(EvidenceReport.Policy policy, EvidenceMeasure measure) {
    Double mean = policy.means().get(measure);
    return mean != null && (measure != EvidenceMeasure.DISTANCE || mean > 0);
  }

  private String gap(String policy) {
    BoundedPolicies bound = cell.bound();
    return bound == null
        ? ""
        : bound.gaps().stream()
            .filter(gap -> gap.policy().equals(policy))
            .map(gap -> " " + interval(gap.gap().times(100)) + " |")
            .collect(Collectors.joining());
  }

  private String differences() {
    List<EvidenceMeasure> measures =
        DIFFERENCES.stream()
            .filter(m -> cell.firstAgainst().stream().anyMatch(pair -> pair.of(m).isPresent()))
            .toList();
    String head = measures.stream().map(EvidenceCellText::unit).collect(Collectors.joining(" | "));
    StringBuilder table =
        new StringBuilder("| ")
            .append(cell.policies().get(0).policy())
            .append(" against | ")
            .append(head)
            .append(" |\n|---|")
            .append("---|".repeat(measures.size()))
            .append('\n');
    for (EvidenceReport.Against pair : cell.firstAgainst()) {
      table.append("| ").append(pair.policy()).append(" |");
      for (EvidenceMeasure measure : measures) {
        String told = pair.of(measure).map(EvidenceCellText::told).orElse("");
        table.append(' ').append(told).append(" |");
      }
      table.append('\n');
    }
    return table
        + "\nMeans of paired differences with their 95% intervals; bold where an interval leaves"
        + " zero out. Purchase costs are left out, the same for whoever sells as much.\n";
  }

  private static String unit(EvidenceMeasure measure) {
    return measure.label()
        + (measure.difference() == EvidenceMeasure.Difference.SHARE ? ", %" : ", points");
  }

  private static String told(PairedDifference d) {
    return d.seeds() < 2 || d.noise() ? interval(d) : "**" + interval(d) + "**";
  }

  private static String value(EvidenceMeasure measure, double mean) {
    String form = "%,." + measure.decimals() + "f" + (measure.share() ? "%%" : "");
    return String.format(Locale.ROOT, form, measure.share() ? 100 * mean : mean);
  }
}
