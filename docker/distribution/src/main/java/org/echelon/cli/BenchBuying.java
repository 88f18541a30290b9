package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.echelon.measure.BuyingStudy;
import org.echelon.measure.BuyingStudy.Gains;
import org.echelon.producers.cost.PairedDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what deciding purchases and moves at once is worth. */
@Command(
    name = "buying",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plans purchases and moves of items drawn by chance, with two or three vendors that differ in"
          + " cost, lead time, least quantity, multiple and price breaks: at once, buying first"
          + " and placing then, and placing first and buying then.",
      "Small items are held against every plan there is.",
      "Exit codes: 0 measured, whatever the outcome; 2 usage."
    })
final class BenchBuying implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--items",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Items to compare on (default: ${DEFAULT-VALUE}).")
  private int items;

  @Option(
      names = "--small-items",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Items of which every plan is tried (default: ${DEFAULT-VALUE}).")
  private int smallItems;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance (default: 1).")
  private long seed;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if (items < 2 || smallItems < 1) {
      throw new ParameterException(
          spec.commandLine(), "--items is 2 or more, --small-items 1 or more");
    }
    Progress progress = new Progress();
    BuyingStudy study = new BuyingStudy();
    List<Gains> gains = study.compare(items, seed);
    progress.phase("compared", "%,d items", items);
    BuyingStudy.Proof proof = study.prove(smallItems, seed);
    progress.phase("proved", "%,d items", smallItems);
    Map<String, Rival> rivals = new LinkedHashMap<>();
    rivals.put("buy then place", Rival.of(gains, Gains::buyThenPlace, Gains::buyThenPlaceDiffers));
    rivals.put("place then buy", Rival.of(gains, Gains::placeThenBuy, Gains::placeThenBuyDiffers));
    List<String> words = words(rivals, proof);
    PrintWriter out = spec.commandLine().getOut();
    words.forEach(out::println);
    List<Goal> goals = goals(proof);
    goals.forEach(goal -> out.println(goal.line(0)));
    out.flush();
    json.write(() -> report(rivals, proof, words, goals));
    return 0;
  }

  /**
   * What the unified plan gains over a rival, item by item.
   *
   * @param value currency an item
   * @param ofGain the same as a share of the mean unified gain
   * @param differs share of items in which the rival gains less
   * @param never items in which it gains more; none, if the unified plan is the best
   */
  private record Rival(
      double meanGain,
      PairedDifference value,
      PairedDifference ofGain,
      double differs,
      long never) {

    static Rival of(List<Gains> gains, ToDoubleFunction<Gains> rival, Predicate<Gains> differs) {
      List<Double> unified = gains.stream().map(Gains::unified).toList();
      List<Double> others = gains.stream().map(g -> rival.applyAsDouble(g)).toList();
      PairedDifference value = PairedDifference.absolute(others, unified);
      double mean = unified.stream().mapToDouble(v -> v).average().orElse(1);
      return new Rival(
          mean,
          value,
          value.times(1 / mean),
          (double) gains.stream().filter(differs).count() / gains.size(),
          gains.stream().filter(g -> rival.applyAsDouble(g) > g.unified() + 1e-9).count());
    }
  }

  private List<String> words(Map<String, Rival> rivals, BuyingStudy.Proof proof) {
    List<String> words =
        new ArrayList<>(
            rivals.entrySet().stream()
                .map(
                    e -> {
                      Rival rival = e.getValue();
                      return String.format(
                          Locale.ROOT,
                          "Against %s, deciding at once gains %.3f (95%% interval %.3f to %.3f) an"
                              + " item more, %.2f%% (%.2f to %.2f) of its gain; it differs in"
                              + " %.1f%% of %,d items and gains less in %d.",
                          e.getKey(),
                          rival.value().mean(),
                          rival.value().low(),
                          rival.value().high(),
                          100 * rival.ofGain().mean(),
                          100 * rival.ofGain().low(),
                          100 * rival.ofGain().high(),
                          100 * rival.differs(),
                          items,
                          rival.never());
                    })
                .toList());
    words.add(
        String.format(
            Locale.ROOT,
            "Of %,d small items the plan is the best of all there are in %,d; the largest share of"
                + " a gain missed is %.4f.",
            proof.instances(),
            proof.equal(),
            proof.mostMissing()));
    return words;
  }

  private static List<Goal> goals(BuyingStudy.Proof proof) {
    int wanted = Math.max(1_000, proof.instances());
    return List.of(
        new Goal(
            "Q10.equal-to-all-plans",
            proof.equal(),
            wanted,
            "items with 2 or 3 vendors",
            proof.equal() >= wanted));
  }

  private Map<String, Object> report(
      Map<String, Rival> rivals, BuyingStudy.Proof proof, List<String> words, List<Goal> goals) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("rivals", rivals);
    results.put("allPlans", proof);
    return new ResultDocument("bench buying", Machine.now())
        .setting("items", items)
        .setting("smallItems", smallItems)
        .setting("seed", seed)
        .results(results)
        .with("words", words)
        .goals(goals);
  }
}
