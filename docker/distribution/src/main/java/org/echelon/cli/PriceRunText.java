package org.echelon.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.console.view.PriceRuns;
import org.echelon.price.Certificate;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;

/** Price runs as lines for people. */
final class PriceRunText {
  private PriceRunText() {}

  /** A line for each run, below a head. */
  static List<String> lines(List<PriceVector> newest, int all) {
    Columns columns =
        new Columns(
            "VERSION",
            "STATUS",
            "ENDED",
            ">NETWORK",
            ">GAP",
            ">VIOLATION",
            ">ROUNDS",
            ">CPU",
            ">WALL",
            "STOPPED",
            "RUN");
    for (PriceVector run : newest) {
      Optional<Certificate> made = Optional.ofNullable(run.getCertificate());
      columns.add(
          "v" + run.getVersion(),
          run.getStatus().name(),
          FigureText.instant(run.getComputedAt()),
          "v" + run.getNetworkVersion(),
          told(made.map(c -> FigureText.share(c.getGapOfValue(), 4))),
          told(made.map(c -> FigureText.share(c.getWorstViolationShare(), 1))),
          told(made.map(c -> Integer.toString(c.getRounds()))),
          told(made.map(c -> FigureText.age(c.getCpuMillis() / 1e3))),
          told(made.map(c -> FigureText.age(c.getWallMillis() / 1e3))),
          told(made.map(c -> c.getStopReason().name())),
          run.getRunId());
    }
    List<String> lines = new ArrayList<>(columns.lines());
    if (newest.size() < all) {
      lines.add("Not shown: " + (all - newest.size()) + " older; --limit shows more.");
    }
    lines.add("more: ./echelon price --show VERSION");
    return lines;
  }

  private static String told(Optional<String> text) {
    return text.orElse(FigureText.unknown());
  }

  /**
   * All about a run.
   *
   * @param whole its prices, where they are still held
   */
  static List<String> lines(PriceVector run, Optional<PriceVector> whole) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "v%d %s, run %s for network v%d",
            run.getVersion(),
            run.getStatus(),
            run.getRunId(),
            run.getNetworkVersion()));
    lines.add("  ended     " + run.getComputedAt() + ", informed " + run.getInformedAt());
    lines.add("  holds     from " + run.getValidFromAt() + " to " + run.getExpiresAt());
    Certificate made = run.getCertificate();
    if (made == null) {
      lines.add("  no certificate: a person set these prices");
    } else {
      lines.addAll(certificate(made));
    }
    lines.addAll(whole.map(PriceRunText::prices).orElse(List.of("  its prices are held no more")));
    return lines;
  }

  private static List<String> certificate(Certificate made) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  value     %,.2f a day found, %,.2f at most; gap %s of value, %s of what limits cost",
            made.getPrimalValue(),
            made.getDualBound(),
            FigureText.share(made.getGapOfValue(), 4),
            FigureText.share(made.getGapOfConstrainedLoss(), 2)));
    String at = made.getWorstViolationAt().isEmpty() ? "" : " at " + made.getWorstViolationAt();
    lines.add(
        "  limits    worst excess " + FigureText.share(made.getWorstViolationShare(), 1) + at);
    lines.add(
        String.format(
            Locale.ROOT,
            "  effort    %d rounds, %,d valuations of %,d items at %,d pairs; %s of processor, %s",
            made.getRounds(),
            made.getOracleCalls(),
            made.getSkus(),
            made.getPairs(),
            FigureText.age(made.getCpuMillis() / 1e3),
            FigureText.age(made.getWallMillis() / 1e3)));
    Long warm = made.getWarmStartVersion();
    lines.add(
        String.format(
            Locale.ROOT,
            "  stopped   %s, %d of %d tasks answered%s",
            made.getStopReason(),
            made.getPartitionsAnswered(),
            made.getPartitionsExpected(),
            warm == null ? "" : ", began with v" + warm));
    return lines;
  }

  /** Prices above zero, dearest first. */
  private static List<String> prices(PriceVector whole) {
    List<Price> dear =
        whole.getPrices().stream()
            .filter(price -> now(price) > 0)
            .sorted(
                Comparator.comparingDouble((Price price) -> -now(price))
                    .thenComparing(Price::getNode)
                    .thenComparing(price -> price.getResource().name()))
            .toList();
    Columns columns = new Columns("  NODE", "RESOURCE", ">NOW", "PER");
    for (Price price : dear) {
      String resource = price.getResource().name();
      columns.add(
          "  " + price.getNode(),
          resource.toLowerCase(Locale.ROOT),
          FigureText.marginal(now(price), ""),
          resource.equals("STORAGE") ? "cube-day" : "unit");
    }
    return dear.isEmpty()
        ? List.of("  all of its " + whole.getPrices().size() + " prices are 0")
        : columns.lines();
  }

  private static double now(Price price) {
    return price.getValues().isEmpty() ? 0 : price.getValues().get(0);
  }

  /** What came of a run that was asked for. */
  static String line(PriceOrder.Made made) {
    PriceVector run = made.run();
    Optional<Certificate> certificate = Optional.ofNullable(run.getCertificate());
    return String.format(
        Locale.ROOT,
        "v%d %s in %s: gap %s of value, violation %s. Published after %s, %s",
        run.getVersion(),
        run.getStatus(),
        certificate
            .map(c -> c.getRounds() + " rounds, " + FigureText.age(c.getCpuMillis() / 1e3) + " CPU")
            .orElse(FigureText.unknown()),
        told(certificate.map(c -> FigureText.share(c.getGapOfValue(), 4))),
        told(certificate.map(c -> FigureText.share(c.getWorstViolationShare(), 1))),
        FigureText.age(made.publishedMillis() / 1e3),
        made.adopted()
            ? String.format(
                Locale.ROOT,
                "adopted by %d/%d tasks after %s.",
                made.tasks(),
                made.tasks(),
                FigureText.age(made.adoptedMillis() / 1e3))
            : "not adopted: its gap is wider than accepted, so the prices before stay.");
  }

  /** The same for programs. */
  static Map<String, Object> document(PriceOrder.Made made) {
    Map<String, Object> document = PriceRuns.run(made.run());
    document.put("publishedAfterMs", made.publishedMillis());
    document.put("tasks", made.tasks());
    document.put("adopted", made.adopted() ? made.tasks() : 0);
    document.put(
        "adoptedAfterMs", made.adopted() ? Optional.of(made.adoptedMillis()) : Optional.empty());
    return document;
  }
}
