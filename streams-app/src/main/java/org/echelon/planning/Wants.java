package org.echelon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Node;

/**
 * Turns marginal values into wants: each node takes packs over its feeding lane while a pack still
 * earns something, and what several nodes want of one source is given out by falling margin until
 * the free stock of the source ends. Purchases fill up to the level from the vendor that costs
 * least per unit in place. What is then still short may come over lateral lanes. A node that fills
 * others orders for what they lack as well, see {@link EchelonPositions}.
 *
 * <p>Exact for unit packs at fixed margins (a sort by margin is the optimum of a concave
 * allocation); packs are taken when their average margin is positive.
 */
public final class Wants {
  private static final int STEPS_AT_MOST = 8;

  /** Lanes out of each node that usually fill their destination, in order of id. */
  private final List<List<Lane>> feeding = new ArrayList<>();

  private final Buying buying;
  private final LateralMoves lateral;
  private final EchelonPositions echelons;

  public Wants(Network network) {
    buying = new Buying(network);
    lateral = new LateralMoves(network);
    echelons = new EchelonPositions(network);
    for (int n = 0; n < network.nodeSpan(); n++) {
      feeding.add(new ArrayList<>());
    }
    for (Node node : network.nodes()) {
      network.feeder(node.ordinal()).filter(lane -> node.open()).ifPresent(this::add);
    }
    feeding.forEach(lanes -> lanes.sort(Comparator.comparing(Lane::id)));
  }

  private void add(Lane lane) {
    if (lane.kind() == LaneKind.PURCHASE) {
      buying.add(lane.to());
    } else {
      feeding.get(lane.from()).add(lane);
    }
  }

  /** The wants of one SKU, in order of lane id. */
  public List<Want> of(StockLevels held, Need planned, SupplyRules rules) {
    StockLevels stock = echelons.seen(held, planned);
    Need need = planned.with(echelons.worth(stock, planned));
    List<Want> wants = new ArrayList<>();
    if (rules.transfers()) {
      for (int source = 0; source < feeding.size(); source++) {
        if (!feeding.get(source).isEmpty() && stock.free()[source] > 0) {
          wants.addAll(transfers(source, stock, need.margins(), rules));
        }
      }
    }
    buying.wants(stock, need, rules, wants);
    if (rules.transfers()) {
      wants.addAll(lateral.after(wants, stock, need, rules));
    }
    wants.sort(Comparator.comparing(want -> want.lane().id()));
    return wants;
  }

  private List<Want> transfers(int source, StockLevels stock, Margins margins, SupplyRules rules) {
    PriorityQueue<Candidate> best = new PriorityQueue<>();
    List<Candidate> takers = new ArrayList<>();
    for (Lane lane : feeding.get(source)) {
      Candidate taker = new Candidate(lane, stock.position()[lane.to()], rules, margins);
      takers.add(taker);
      best.add(taker);
    }
    long left = stock.free()[source];
    while (!best.isEmpty() && left >= rules.transferPackUnits()) {
      Candidate first = best.poll();
      if (first.packMargin <= 0) {
        break;
      }
      first.take();
      left -= rules.transferPackUnits();
      best.add(first);
    }
    return takers.stream().filter(t -> !t.packs.isEmpty()).map(Candidate::want).toList();
  }

  /** A node that takes packs from a source, with the margin of its next pack. */
  private static final class Candidate implements Comparable<Candidate> {
    private final Lane lane;
    private final long pack;
    private final Margins margins;
    private final List<Double> packs = new ArrayList<>();
    private long position;
    private double packMargin;

    Candidate(Lane lane, long position, SupplyRules rules, Margins margins) {
      this.lane = lane;
      this.pack = rules.transferPackUnits();
      this.position = position;
      this.margins = margins;
      this.packMargin = nextPack();
    }

    void take() {
      packs.add(packMargin);
      position += pack;
      packMargin = nextPack();
    }

    Want want() {
      int perStep = (packs.size() + STEPS_AT_MOST - 1) / STEPS_AT_MOST;
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < packs.size(); i += perStep) {
        List<Double> some = packs.subList(i, Math.min(packs.size(), i + perStep));
        double mean = some.stream().mapToDouble(d -> d).sum() / some.size();
        steps.add(new Step(some.size() * pack, mean));
      }
      return Want.moved(lane, pack, steps);
    }

    private double nextPack() {
      double sum = 0;
      for (long i = 0; i < pack; i++) {
        sum += margins.next(lane.to(), position + i);
      }
      return sum / pack;
    }

    @Override
    public int compareTo(Candidate other) {
      int byMargin = Double.compare(other.packMargin, packMargin);
      return byMargin != 0 ? byMargin : lane.id().compareTo(other.lane.id());
    }
  }
}
