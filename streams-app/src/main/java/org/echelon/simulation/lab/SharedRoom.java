package org.echelon.simulation.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.experiment.SkuTraits;
import org.echelon.textbook.ErlangLoss;

/**
 * Many SKUs in one room that is too small for all of them: lost sales, a fixed lead time, orders up
 * to a level each day, cut in proportion where the room has no place for all that is wanted.
 *
 * <pre>
 * level      S = m + z s,  m and s^2 mean and variance of demand over the lead time
 * want       w = max(0, S - position);  ordered  w min(1, room left / sum w cube)
 * cost       holding x left at the end of the day + lost-sale value x lost
 * price      mean over what is wanted of what a unit more saves a day / cube, where cut, by Erlang's
 *            loss formula at the position after the order
 * </pre>
 *
 * <p>Demand of a SKU and day is a Poisson number by inversion of a uniform one that does not depend
 * on the policy; its mean moves with a weekly rhythm and with a shock that all SKUs share and that
 * lasts. Nothing of the platform is used: the world is the judge of experiments. O(SKUs) a day.
 */
public final class SharedRoom {
  private static final double WEEKLY = 0.25;
  private static final double SHOCK = 0.05;
  private static final double LASTING = 0.9;

  /**
   * @param leadDays days from order to arrival
   * @param room cube of the room as a share of what all levels with the higher factor take
   * @param controlZ safety factor of what is not treated
   * @param treatedZ safety factor of what is treated
   */
  public record Settings(int skus, int leadDays, double room, double controlZ, double treatedZ) {}

  /** What a day was for a SKU. */
  @FunctionalInterface
  public interface Recorder {
    /**
     * @param priced the cost and the place taken, at its shadow price
     */
    void day(int sku, int day, double cost, double priced, double lost);
  }

  /** Whether a SKU is treated on a day. */
  @FunctionalInterface
  public interface Rule {
    boolean treated(int sku, int day);
  }

  private record Sku(String name, double rate, double cube, double holding, double value) {}

  private final Settings settings;
  private final List<Sku> skus = new ArrayList<>();
  private final double room;
  private final long seed;

  /** Draws the SKUs of a seed. */
  public SharedRoom(Settings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    double needed = 0;
    for (int i = 0; i < settings.skus(); i++) {
      double rate = 4 * Math.exp(0.7 * random.nextGaussian());
      double cube = Math.exp(0.5 * random.nextGaussian());
      double price = 10 * Math.exp(0.4 * random.nextGaussian());
      skus.add(new Sku("S" + i, rate, cube, 0.004 * price, 0.4 * price));
      needed +=
          cube
              * level(
                  rate * settings.leadDays(), Math.max(settings.controlZ(), settings.treatedZ()));
    }
    room = settings.room() * needed;
  }

  /** What is known of the SKUs before anything happens. */
  public List<SkuTraits> traits() {
    return skus.stream().map(sku -> new SkuTraits(sku.name, sku.rate, sku.cube)).toList();
  }

  /** Runs days from one on, counted as the recorder is told them. */
  public void run(int fromDay, int untilDay, Rule rule, Recorder recorder) {
    new Run(rule, recorder).days(fromDay, untilDay);
  }

  private static double level(double mean, double z) {
    return mean + z * Math.sqrt(mean);
  }

  /** What the days until the next order arrives bring, in days of the mean. */
  private double daysAhead(int day) {
    double sum = 0;
    for (int k = 1; k <= settings.leadDays(); k++) {
      sum += season(day + k);
    }
    return sum;
  }

  private static double season(int day) {
    return 1 + WEEKLY * Math.sin(2 * Math.PI * day / 7);
  }

  /** Stock and orders of one run. */
  private final class Run {
    private final Rule rule;
    private final Recorder recorder;
    private final double[] onHand = new double[skus.size()];
    private final double[][] coming = new double[settings.leadDays()][skus.size()];
    private final double[] position = new double[skus.size()];
    private final double[] wanted = new double[skus.size()];
    private final double[] uniform = new double[skus.size()];
    private final double[] lost = new double[skus.size()];

    Run(Rule rule, Recorder recorder) {
      this.rule = rule;
      this.recorder = recorder;
      for (int i = 0; i < onHand.length; i++) {
        onHand[i] = level(skus.get(i).rate * settings.leadDays(), settings.controlZ());
      }
    }

    void days(int from, int until) {
      SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
      double shock = 0;
      for (int day = from; day < until; day++) {
        shock = LASTING * shock + SHOCK * random.nextGaussian();
        for (int i = 0; i < uniform.length; i++) {
          uniform[i] = random.nextDouble();
        }
        day(day, season(day) * Math.exp(shock));
      }
    }

    private void day(int day, double factor) {
      double[] arrivals = coming[Math.floorMod(day, settings.leadDays())];
      for (int i = 0; i < onHand.length; i++) {
        onHand[i] += arrivals[i];
        arrivals[i] = 0;
        double demand = poisson(skus.get(i).rate * factor, uniform[i]);
        lost[i] = Math.max(0, demand - onHand[i]);
        onHand[i] = Math.max(0, onHand[i] - demand);
      }
      double price = order(day, arrivals);
      for (int i = 0; i < onHand.length; i++) {
        Sku sku = skus.get(i);
        double cost = sku.holding * onHand[i] + sku.value * lost[i];
        double taken = (position[i] + arrivals[i]) * sku.cube;
        recorder.day(i, day, cost, cost + price * taken, lost[i]);
      }
    }

    /** Orders, and returns the price of the room. */
    private double order(int day, double[] ordered) {
      double ahead = daysAhead(day);
      double left = room;
      double asked = 0;
      for (int i = 0; i < onHand.length; i++) {
        Sku sku = skus.get(i);
        position[i] = onHand[i];
        for (double[] one : coming) {
          position[i] += one[i];
        }
        double z = rule.treated(i, day) ? settings.treatedZ() : settings.controlZ();
        wanted[i] = Math.max(0, level(sku.rate * ahead, z) - position[i]);
        left -= position[i] * sku.cube;
        asked += wanted[i] * sku.cube;
      }
      double granted = asked <= left ? 1 : Math.max(0, left) / asked;
      double worth = 0;
      for (int i = 0; i < onHand.length; i++) {
        Sku sku = skus.get(i);
        ordered[i] = granted * wanted[i];
        if (granted < 1) {
          worth += wanted[i] * worth(sku, ahead, position[i] + ordered[i]);
        }
      }
      return granted < 1 && asked > 0 ? Math.max(0, worth / asked) : 0;
    }
  }

  /**
   * What one unit more saves a day.
   *
   * <p>A unit sold is there again after the lead time less half a day on average, as orders are
   * placed at the end of the day. Demand that swings for all alike is more peaked than Poisson:
   * units and load are divided by its variance to mean (W. Hayward's approximation).
   */
  private double worth(Sku sku, double ahead, double units) {
    double demand = sku.rate * ahead / settings.leadDays();
    double lead = settings.leadDays() - 0.5;
    double peak = 1 + demand * lead * SHOCK * SHOCK / (1 - LASTING * LASTING);
    ErlangLoss loss = new ErlangLoss(demand / peak, lead);
    int level = (int) (units / peak);
    double lost = loss.lostShare(level);
    double saved = lost - loss.load() * lost / (level + 1 + loss.load() * lost);
    return sku.value * loss.demandPerDay() * saved - sku.holding * (1 - loss.load() * saved);
  }

  private static int poisson(double mean, double uniform) {
    double term = Math.exp(-mean);
    double below = term;
    int drawn = 0;
    while (uniform > below && drawn < 1000) {
      drawn++;
      term *= mean / drawn;
      below += term;
    }
    return drawn;
  }
}
