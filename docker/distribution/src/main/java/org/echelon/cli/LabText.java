package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.echelon.lab.LabWords;
import org.echelon.lab.ShadowFigures;
import org.echelon.lab.ShadowSum;
import org.echelon.state.LabState;

/** Tells in a few lines how a lab stands. */
final class LabText {
  /** CPU of a lab, as a share of the live plan's, that it is meant to stay below. */
  static final double CPU_AIM = 1.3;

  private LabText() {}

  /** Whether it runs, in a word or two. */
  static String status(LabState state) {
    return LabWords.status(state, Instant.now());
  }

  /** Policy and settings. */
  static String tried(LabState state) {
    return LabWords.tried(state);
  }

  /** CPU of both, in words. */
  static String cpu(LabState state) {
    if (state.getMeasuredMillis() == 0 || state.getPlanCpuMillis() == 0) {
      return state.getNote().isEmpty() ? "not measured yet" : state.getNote();
    }
    return String.format(
        Locale.ROOT,
        "%.2f times that of the live plan over %.0f s (plan %.1f s, lab %.1f s; meant to stay"
            + " below %.1f)",
        cpuRatio(state),
        state.getMeasuredMillis() / 1e3,
        state.getPlanCpuMillis() / 1e3,
        state.getLabCpuMillis() / 1e3,
        CPU_AIM);
  }

  /** CPU of the lab over that of the plan; zero where it was not measured. */
  static double cpuRatio(LabState state) {
    return state.getPlanCpuMillis() == 0
        ? 0
        : (double) state.getLabCpuMillis() / state.getPlanCpuMillis();
  }

  /** All lines. */
  static void print(PrintWriter out, LabState state, ShadowFigures figures, String lag) {
    ShadowSum all = figures.all();
    out.printf("lab %s, shadow: %s beside the live plan%n", state.getLab(), tried(state));
    String runs = state.getProcess().isEmpty() ? "" : " as " + state.getProcess();
    line(out, "status", "%s, started %s%s", status(state), second(state.getStartedAt()), runs);
    line(out, "lag", "%s", lag);
    line(
        out,
        "compared",
        "%,d decisions of %,d SKUs at %,d departures, %s",
        all.decisions(),
        figures.skus(),
        figures.departures(),
        figures.from().map(at -> at + " to " + figures.to().orElse(at)).orElse("none yet"));
    line(
        out,
        "agreement",
        "%.1f%% of the decisions equal, %.1f%% of the units that either wants",
        100 * all.agreement(),
        100 * all.unitAgreement());
    line(
        out,
        "units",
        "live %,d, lab %,d (%,d more, %,d fewer), %+,.0f at cost",
        all.liveUnits(),
        all.labUnits(),
        all.unitsUp(),
        all.unitsDown(),
        all.value());
    line(out, "cpu", "%s", cpu(state));
    out.flush();
  }

  static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void line(PrintWriter out, String name, String format, Object... arguments) {
    out.printf("  %-10s  %s%n", name, String.format(Locale.ROOT, format, arguments));
  }
}
