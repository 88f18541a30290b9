package org.echelon.valuation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.network.ServiceCosts;

/**
 * A plain twin of the last sweep of a plan: written from the model, with sorted lists of objects
 * and no shortcuts but the two cut-offs, it tells what the sweep finds at other prices with the
 * availabilities as they were.
 */
final class LastSweep {
  private final NetworkTerms terms;
  private final National.Sku sku;
  private final double[] affinity;
  private final double[] before;
  private final SkuPlan plan;
  private final int[] turn;
  private final LadderKernel kernel = new LadderKernel(LadderKernel.MOST_LEVELS);

  /** A class that reaches a node. */
  record Stream(int serviceClass, double saving, double rate) {}

  /** A node in a list. */
  record Listed(int node, double cost) {}

  /** Must be made right after the plan, by the valuation that made it. */
  LastSweep(
      NetworkTerms terms,
      National.Sku sku,
      PriceView prices,
      SkuValuation valuation,
      SkuPlan plan) {
    this.terms = terms;
    this.sku = sku;
    this.plan = plan;
    affinity = valuation.affinity().clone();
    before = valuation.before.clone();
    turn = turns(lists(prices));
  }

  /** The availability of another node that a node was sized with. */
  private double seen(int at, int other) {
    return turn[other] < turn[at] ? plan.availability(other) : before[other];
  }

  /** The lists at some prices, cheapest node first. */
  List<List<Listed>> lists(PriceView prices) {
    List<List<Listed>> lists = new ArrayList<>();
    ServiceCosts service = terms.service();
    double cube = sku.item().unitCube();
    for (int c = 0; c < service.classes(); c++) {
      List<Listed> list = new ArrayList<>();
      for (int i = 0; i < service.nodes(c).length; i++) {
        int n = service.nodes(c)[i];
        double cost =
            service.cost(c, i, cube)
                + terms.acquisitionCost(n, cube)
                + prices.composite(n, terms.feeder(n))
                + affinity[n];
        if (terms.planned(n) && cost < sku.item().lostSaleValue()) {
          list.add(new Listed(n, cost));
        }
      }
      list.sort(Comparator.comparingDouble(Listed::cost));
      lists.add(sku.demand().classRatePerDay()[c] > 0 ? list : List.of());
    }
    return lists;
  }

  /**
   * When each listed node is sized: in order of ordinal, from a start that the SKU's hash gives.
   */
  private int[] turns(List<List<Listed>> lists) {
    List<Integer> listed =
        lists.stream().flatMap(List::stream).map(Listed::node).distinct().sorted().toList();
    int[] turns = new int[terms.span()];
    for (int i = 0; i < listed.size(); i++) {
      int first = (int) Long.remainderUnsigned(Affinity.seed(sku.item().sku()), listed.size());
      turns[listed.get(i)] = Math.floorMod(i - first, listed.size());
    }
    return turns;
  }

  /** Streams that reach a node through some lists. */
  List<Stream> streams(int node, List<List<Listed>> lists, PriceView prices) {
    double least = 1e-4 * sku.demand().totalRate();
    List<Stream> streams = new ArrayList<>();
    for (int c = 0; c < lists.size(); c++) {
      double rate = sku.demand().classRatePerDay()[c];
      for (int i = 0; i < lists.get(c).size() && rate >= least; i++) {
        Listed at = lists.get(c).get(i);
        if (at.node() == node) {
          double price = prices.composite(node, terms.feeder(node));
          double saving = onward(lists.get(c), i + 1, node) - (at.cost() - price);
          if (saving > 0) {
            streams.add(new Stream(c, saving, rate));
          }
        }
        rate *= 1 - seen(node, at.node());
      }
    }
    return streams;
  }

  private double onward(List<Listed> list, int from, int node) {
    double cost = 0;
    double rest = 1;
    for (int i = from; i < list.size() && rest > 3e-3; i++) {
      double met = rest * seen(node, list.get(i).node());
      cost += met * list.get(i).cost();
      rest -= met;
    }
    return cost + rest * sku.item().lostSaleValue();
  }

  /** Group of each stream, by the rule that joins them at these savings. */
  static int[] groups(List<Stream> streams) {
    List<Stream> sorted = new ArrayList<>(streams);
    sorted.sort(Comparator.comparingDouble(s -> -s.saving()));
    double total = sorted.stream().mapToDouble(Stream::rate).sum();
    double sum = 0;
    int[] groups = new int[streams.size()];
    for (int j = 0; j < sorted.size(); j++) {
      Stream stream = sorted.get(j);
      int group = sorted.size() <= 3 ? j : (int) Math.min(2, (sum + stream.rate() / 2) / total * 3);
      groups[streams.indexOf(stream)] = group;
      sum += stream.rate();
    }
    return groups;
  }

  /** Mean saving and rate of each group that has members, best group first. */
  static DemandStreams joined(List<Stream> streams, int[] groups) {
    DemandStreams joined = new DemandStreams();
    for (int g = 0; g < 3; g++) {
      double rate = 0;
      double worth = 0;
      for (int j = 0; j < groups.length; j++) {
        rate += groups[j] == g ? streams.get(j).rate() : 0;
        worth += groups[j] == g ? streams.get(j).rate() * streams.get(j).saving() : 0;
      }
      if (rate > 0) {
        joined.add(worth / rate, rate);
      }
    }
    return joined;
  }

  /** Units that the kernel finds best for streams at a node. */
  int level(int node, DemandStreams streams, PriceView prices) {
    DemandSpread spread = new DemandSpread().read(sku.demand());
    double price = prices.composite(node, terms.feeder(node));
    double storage = prices.storage(node);
    LadderKernel.Asked asked = LadderKernel.Asked.FIRST_LOSS;
    kernel.size(terms, node, sku.item(), spread, streams, price, storage, asked);
    NodeLadder ladder = kernel.freeze(terms.feeder(node), 1);
    return ladder == null ? 0 : ladder.lot() * ladder.bestLevels(price, storage);
  }
}
