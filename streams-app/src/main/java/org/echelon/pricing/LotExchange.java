package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Offers the lots and streams of each pair to the exchange: so many lots, held in order, serving
 * the first streams; of all these the twelve that lose least at the prices, and those in force.
 * Models of more than {@value #MOST_PAIRS} pairs are left as they are, because their lots are too
 * small to matter.
 *
 * <p>O(levels streams) a pair to list its choices. A heuristic: what it can miss is what {@link
 * ChoiceExchange} can, and choices beyond the twelve. Source: model, section 6.
 */
final class LotExchange {
  private static final int MOST_PAIRS = 4000;
  private static final int KEPT = 12;

  private final FrozenModel m;
  private final double[][] priced;

  private record Held(int lots, int streams, double worth) {}

  private LotExchange(FrozenModel model, double[] prices) {
    this.m = model;
    this.priced = model.blockPrices(prices);
  }

  /** Puts better lots and streams by pair in the place of a plan's, where it fits. */
  static void improve(FrozenModel model, double[] prices, int[] lots, int[] streams) {
    if (model.pairs() > MOST_PAIRS) {
      return;
    }
    LotExchange exchange = new LotExchange(model, prices);
    int[][] rows = new int[model.pairs()][];
    Held[][] held = new Held[model.pairs()][];
    Choice[][] of = new Choice[model.pairs()][];
    int[] now = new int[model.pairs()];
    int[] block = new int[model.pairs()];
    for (int p = 0; p < model.pairs(); p++) {
      block[p] = model.block(p);
      rows[p] = model.blocks.rows(block[p]);
      List<Held> kept = exchange.options(p, lots[p], streams[p]);
      held[p] = kept.toArray(Held[]::new);
      of[p] = exchange.choices(p, held[p]);
      while (!is(held[p][now[p]], lots[p], streams[p])) {
        now[p]++;
      }
    }
    ChoiceExchange.improve(new Choices(rows, of, block), now, prices, model.capacity());
    for (int p = 0; p < model.pairs(); p++) {
      lots[p] = held[p][now[p]].lots();
      streams[p] = held[p][now[p]].streams();
    }
  }

  /** Those of most worth at the prices, best first, and the one in force. */
  private List<Held> options(int p, int lots, int streams) {
    List<Held> all = new ArrayList<>();
    for (int x = 0; x <= m.levels(p); x++) {
      for (int s = x == 0 ? m.streams(p) : 0; s <= m.streams(p); s++) {
        all.add(new Held(x, s, m.worth(p, x, s, priced)));
      }
    }
    all.sort(Comparator.comparingDouble(one -> -one.worth()));
    List<Held> kept = new ArrayList<>();
    for (Held one : all) {
      if (kept.size() < KEPT || is(one, lots, streams)) {
        kept.add(one);
      }
    }
    return kept;
  }

  /** What is not held serves nobody, whatever its streams. */
  private static boolean is(Held one, int lots, int streams) {
    return one.lots() == lots && (lots == 0 || one.streams() == streams);
  }

  private Choice[] choices(int p, Held[] held) {
    Choice[] choices = new Choice[held.length];
    for (int o = 0; o < held.length; o++) {
      double served = m.served(p, held[o].lots(), held[o].streams());
      double[] use =
          m.blocks.usageOf(
              m.block(p),
              m.flow(p, served),
              m.storage(p, held[o].lots(), served),
              m.lot(p) * held[o].lots());
      choices[o] = new Choice(held[0].worth() - held[o].worth(), use);
    }
    return choices;
  }
}
