package org.echelon.pricing.forward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.echelon.pricing.DualModel;
import org.echelon.pricing.Evaluation;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.NewtonPricing;
import org.echelon.pricing.PricingOptions;
import org.echelon.valuation.NodeLadder;

/**
 * The dual over weeks in which stock stays until it is sold:
 *
 * <pre>
 * L = prices . capacity + sum_{i,n} max { sum_w F_w(K_w) :  K_w + S_w(K_w) >= K_w-1 }
 * </pre>
 *
 * with F_w the margins of equation 3 summed and S_w(K) = 7 sum_{k&lt;=K} G(k) / T, what a level can
 * sell a week to all its demand streams (model, section 11, the row that the relaxation drops).
 * Dropping the row can only raise a maximum, so L lies at or below the relaxed bound at every price
 * vector. It stays a bound: S counts streams that are not worth serving too, which lets go of no
 * less stock than any plan can. Where each ladder has one stream, its minimum is the linear program
 * with the row.
 *
 * <p>A chain, one SKU at one node over the weeks, whose relaxed levels keep the row already needs
 * nothing more; others take the path of {@link StockPath}. The relaxed answer is corrected by the
 * difference, in value and usage, so that the search of the steady state works as it is; its
 * curvature is that of the relaxation. Tangents go by groups of chains that share blocks.
 *
 * <p>Levels of all weeks reach as high as the highest ladder of the chain, and as the position
 * before the first week: what is left over must have somewhere to be.
 *
 * <p>It proves no whole plan: levels repaired one by one would break the row.
 *
 * <p>O(levels weeks²) for a chain that needs a path, O(weeks) for another, beside the question to
 * the relaxation. Exact to rounding as a bound; equal to the linear program with the row on 80
 * random instances of one stream.
 */
public final class KeptStock implements DualModel {
  private static final double DAYS = 7;
  private static final double ROUNDING = 1e-9;

  private final FrozenModel model;
  private final List<Chain> chains;
  private final int[] groupOf;
  private final int groups;
  private int bent;

  /**
   * One SKU at one node.
   *
   * @param pairs by week, its number in the model
   * @param gone by week, K + S(K) in lots
   * @param position lots before the first week
   */
  record Chain(int[] pairs, Concave[] gone, double position) {

    boolean keeps(int[] lots) {
      double before = position;
      for (int w = 0; w < pairs.length; w++) {
        if (gone[w].at(lots[pairs[w]]) < before - ROUNDING) {
          return false;
        }
        before = lots[pairs[w]];
      }
      return true;
    }
  }

  KeptStock(FrozenModel model, List<Chain> chains) {
    this.model = model;
    this.chains = List.copyOf(chains);
    this.groupOf = groups();
    this.groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
  }

  /** Ladders with levels as many as any of their chain, those added never sold. */
  static List<List<NodeLadder>> padded(List<List<NodeLadder>> byWeek, double[] position) {
    int nodes = byWeek.get(0).size();
    List<List<NodeLadder>> all = new ArrayList<>();
    for (List<NodeLadder> week : byWeek) {
      List<NodeLadder> ladders = new ArrayList<>();
      for (int n = 0; n < nodes; n++) {
        int at = n;
        NodeLadder first = byWeek.get(0).get(n);
        if (week.size() != nodes
            || week.get(n).node() != first.node()
            || week.get(n).lot() != first.lot()) {
          throw new IllegalArgumentException("stock is kept at the same nodes, in the same lots");
        }
        int levels = byWeek.stream().mapToInt(other -> other.get(at).levels()).max().orElse(0);
        double held = Math.ceil(position[first.node()] / first.lot());
        ladders.add(padded(week.get(n), (int) Math.max(levels, held)));
      }
      all.add(ladders);
    }
    return all;
  }

  private static NodeLadder padded(NodeLadder of, int levels) {
    double[][] tails = new double[of.streams()][];
    Arrays.setAll(tails, j -> Arrays.copyOf(of.tails()[j], levels));
    return new NodeLadder(
        of.node(),
        of.feeder(),
        of.unitCube(),
        of.turnDays(),
        of.protectionDays(),
        of.kappa(),
        of.rho(),
        of.holdingPerUnitDay(),
        of.lot(),
        of.savings(),
        of.rates(),
        tails);
  }

  /** Adds the chains of a SKU whose pairs go by week, then node, from a first one on. */
  static void addChains(
      List<Chain> chains, List<List<NodeLadder>> byWeek, double[] position, int firstPair) {
    int nodes = byWeek.get(0).size();
    for (int n = 0; n < nodes; n++) {
      int[] pairs = new int[byWeek.size()];
      double[][] sold = new double[pairs.length][];
      for (int w = 0; w < pairs.length; w++) {
        NodeLadder ladder = byWeek.get(w).get(n);
        pairs[w] = firstPair + w * nodes + n;
        double[] tails = ladder.tails()[ladder.streams() - 1];
        sold[w] = Arrays.stream(tails).map(t -> DAYS * t / ladder.protectionDays()).toArray();
      }
      NodeLadder first = byWeek.get(0).get(n);
      chains.add(new Chain(pairs, StockPath.gone(sold), position[first.node()] / first.lot()));
    }
  }

  /** The relaxed problem with the same levels, in which stock may vanish. */
  public FrozenModel relaxed() {
    return model;
  }

  /** SKU-node pairs over the weeks. */
  public int chains() {
    return chains.size();
  }

  /** Chains whose stock would have vanished at the prices asked last. */
  public int bent() {
    return bent;
  }

  /** The least bound from a start by row. */
  public NewtonPricing.Found solve(double[] start, PricingOptions options) {
    model.rows().check(start);
    return NewtonPricing.search(this, start, options);
  }

  /** The bound at prices >= 0 by row. */
  public double bound(double[] prices) {
    return bound(prices, evaluate(prices, 0).value());
  }

  @Override
  public double[] capacity() {
    return model.capacity();
  }

  @Override
  public double valueAtZero() {
    return model.valueAtZero();
  }

  /** A position that nobody buys has to be held. */
  @Override
  public boolean blocksNeverLose() {
    return false;
  }

  @Override
  public Evaluation evaluate(double[] prices, double smoothing) {
    Evaluation free = model.evaluate(prices, smoothing);
    double[] value = new double[groups];
    double[][] usage = new double[groups][prices.length];
    for (int b = 0; b < groupOf.length; b++) {
      value[groupOf[b]] += free.blockValue()[b];
      for (int i = 0; i < free.blockRows()[b].length; i++) {
        usage[groupOf[b]][free.blockRows()[b][i]] += free.blockUsage()[b][i];
      }
    }
    int[] lots = new int[model.pairs()];
    int[] streams = new int[lots.length];
    model.bestLevels(prices, lots, streams);
    double lost = 0;
    double[] change = new double[prices.length];
    bent = 0;
    for (Chain chain : chains) {
      if (!chain.keeps(lots)) {
        bent++;
        int group = groupOf[model.block(chain.pairs()[0])];
        double less = bend(chain, prices, lots, streams, usage[group], change);
        value[group] -= less;
        lost += less;
      }
    }
    return corrected(free, lost, change, value, usage);
  }

  /** Puts the path of a chain in the place of its relaxed levels; returns what that costs. */
  private double bend(
      Chain chain, double[] prices, int[] lots, int[] streams, double[] usage, double[] change) {
    int weeks = chain.pairs().length;
    double[][] margins = new double[weeks][];
    double relaxed = 0;
    for (int w = 0; w < weeks; w++) {
      int p = chain.pairs()[w];
      margins[w] = model.margins(p, prices);
      relaxed += Arrays.stream(margins[w]).limit(lots[p]).sum();
    }
    StockPath.Path path = StockPath.best(margins, chain.gone(), chain.position());
    for (int w = 0; w < weeks; w++) {
      int p = chain.pairs()[w];
      for (double[] sums : new double[][] {usage, change}) {
        model.addUsage(sums, p, path.levels()[w], streams[p], 1);
        model.addUsage(sums, p, lots[p], streams[p], -1);
      }
    }
    return relaxed - path.value();
  }

  private Evaluation corrected(
      Evaluation free, double lost, double[] change, double[] value, double[][] usage) {
    int[][] rows = new int[groups][];
    double[][] used = new double[groups][];
    for (int g = 0; g < groups; g++) {
      double[] all = usage[g];
      rows[g] = IntStream.range(0, all.length).filter(r -> all[r] != 0).toArray();
      used[g] = Arrays.stream(rows[g]).mapToDouble(r -> all[r]).toArray();
    }
    Evaluation.Smoothed soft = free.smoothed();
    return new Evaluation(
        free.value() - lost,
        sum(free.usage(), change),
        value,
        rows,
        used,
        soft == null
            ? null
            : new Evaluation.Smoothed(
                soft.value() - lost,
                soft.earned() - lost,
                sum(soft.usage(), change),
                soft.curvature()));
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = one.clone();
    Arrays.setAll(sum, r -> one[r] + other[r]);
    return sum;
  }

  /** By block, its group: blocks of one chain are of one group. */
  private int[] groups() {
    int blocks = 0;
    for (Chain chain : chains) {
      for (int p : chain.pairs()) {
        blocks = Math.max(blocks, model.block(p) + 1);
      }
    }
    int[] root = IntStream.range(0, blocks).toArray();
    for (Chain chain : chains) {
      for (int p : chain.pairs()) {
        root[top(root, model.block(p))] = top(root, model.block(chain.pairs()[0]));
      }
    }
    TreeSet<Integer> tops = new TreeSet<>();
    int[] group = new int[blocks];
    for (int b = 0; b < blocks; b++) {
      tops.add(top(root, b));
    }
    for (int b = 0; b < blocks; b++) {
      group[b] = tops.headSet(top(root, b)).size();
    }
    return group;
  }

  private static int top(int[] root, int of) {
    int at = of;
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  }
}
