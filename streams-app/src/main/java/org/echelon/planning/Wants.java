package org.echelon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Node;

/**
 * Turns marginal values into wants: each node takes packs over its feeding lane while a pack still
 * earns something, and what several nodes want of one source is given out by falling margin until
 * the free stock of the source ends. What is then still short may come over lateral lanes, and only
 * what neither brings is bought, up to the level and from the vendor that costs least per unit in
 * place: one shortage is met once. A node that fills others orders for what they lack as well, see
 * {@link EchelonPositions}.
 *
 * <p>Exact for unit packs at fixed margins (a sort by margin is the optimum of a concave
 * allocation); packs are taken when their average margin is positive.
 *
 * <p>O(units log lanes) a source for transfers; sideways and purchases cost what {@link
 * LateralMoves} and {@link Buying} say. Taking packs, moves and purchases one after another is a
 * heuristic: planned at once they gain 2.5% over moving first on random items in unit packs.
 * Source: greedy marginal allocation, Fox (1966); model, section 5.
 */
public final class Wants {
  /** Lanes out of each node that usually fill their destination, in order of id. */
  private final List<List<Lane>> feeding = new ArrayList<>();

  /** Every lane that wants may go over. */
  private final List<Lane> lanes = new ArrayList<>();

  private final Buying buying;
  private final LateralMoves lateral;
  private final EchelonPositions echelons;
  private final DirectWants direct;

  public Wants(Network network) {
    buying = new Buying(network);
    lateral = new LateralMoves(network);
    echelons = new EchelonPositions(network);
    direct = new DirectWants(network);
    for (int n = 0; n < network.nodeSpan(); n++) {
      feeding.add(new ArrayList<>());
    }
    for (Node node : network.nodes()) {
      network.feeder(node.ordinal()).filter(lane -> node.open()).ifPresent(this::add);
    }
    feeding.forEach(out -> out.sort(Comparator.comparing(Lane::id)));
    lanes.addAll(lateral.lanes());
  }

  private void add(Lane lane) {
    lanes.add(lane);
    if (lane.kind() == LaneKind.PURCHASE) {
      buying.add(lane.to());
    } else {
      feeding.get(lane.from()).add(lane);
    }
  }

  /** What the nodes of one SKU order by, given which lanes carry it. */
  public OrderPoint orderPoint(StockLevels held, Need need, Carrying carrying) {
    return echelons.of(held, need, carrying.inTime());
  }

  /** The wants of one SKU where every lane carries it. */
  public List<Want> of(StockLevels held, Need need, SupplyRules rules) {
    return of(held, need, rules, Carrying.EVERYWHERE);
  }

  /**
   * The wants of one SKU, in order of lane id. What goes over lanes that carry the SKU now is
   * decided first and counts as on its way; wants over the others take of what is left and count
   * nowhere.
   *
   * @param held the stock that nodes have
   */
  public List<Want> of(StockLevels held, Need need, SupplyRules rules, Carrying carrying) {
    Set<String> idle = idle(carrying.now());
    Predicate<Lane> goes = lane -> !idle.contains(lane.id());
    Predicate<Lane> counts = carrying.inTime();
    List<Want> wants = new ArrayList<>();
    StockLevels then = held;
    if (rules.transfers()) {
      wants.addAll(transfers(held, need, rules, counts, goes));
      List<Want> sideways = sideways(held.after(wants), need, rules, counts, goes);
      wants.addAll(sideways);
      // A transfer to a node that it fills leaves what the source orders by as it is.
      then = held.after(sideways);
    }
    OrderPoint point = echelons.of(then, need, counts);
    buying.wants(point, need.with(point.margins()), rules, wants);
    if (rules.transfers() && !idle.isEmpty()) {
      wants.addAll(transfers(held.after(wants), need, rules, counts, goes.negate()));
      wants.addAll(sideways(held.after(wants), need, rules, counts, goes.negate()));
    }
    wants.sort(Comparator.comparing(want -> want.lane().id()));
    return wants;
  }

  /**
   * Which units of the wants of a SKU could come over direct lanes instead, see {@link
   * DirectWants}.
   *
   * @param held the stock that nodes have
   * @param wants those of the SKU
   * @param unitKg weight of a unit, 0 where nobody told it
   * @param prices what passing a unit through a node is worth
   * @param used lanes that may be used
   */
  public List<DirectWant> direct(
      StockLevels held,
      List<Want> wants,
      SupplyRules rules,
      double unitKg,
      DirectLane.NodePrices prices,
      Predicate<Lane> used) {
    return direct.of(held, wants, rules, unitKg, prices, used);
  }

  private Set<String> idle(Predicate<Lane> carries) {
    Set<String> idle = new HashSet<>();
    for (Lane lane : lanes) {
      if (!carries.test(lane)) {
        idle.add(lane.id());
      }
    }
    return idle;
  }

  private List<Want> sideways(
      StockLevels held,
      Need need,
      SupplyRules rules,
      Predicate<Lane> counts,
      Predicate<Lane> used) {
    OrderPoint point = echelons.of(held, need, counts);
    return lateral.wants(point, need.with(point.margins()), rules, used);
  }

  private List<Want> transfers(
      StockLevels held,
      Need need,
      SupplyRules rules,
      Predicate<Lane> counts,
      Predicate<Lane> used) {
    OrderPoint point = echelons.of(held, need, counts);
    List<Want> wants = new ArrayList<>();
    for (int source = 0; source < feeding.size(); source++) {
      if (!feeding.get(source).isEmpty() && held.free()[source] > 0) {
        wants.addAll(transfers(source, feeding.get(source), used, point, need, rules));
      }
    }
    return wants;
  }

  private static List<Want> transfers(
      int source,
      List<Lane> out,
      Predicate<Lane> used,
      OrderPoint point,
      Need need,
      SupplyRules rules) {
    long pack = rules.transferPackUnits();
    List<Candidate> takers = new ArrayList<>(out.size());
    for (Lane lane : out) {
      if (used.test(lane)) {
        long position = point.stock().position()[lane.to()];
        Candidate taker =
            new Candidate(lane, new PackTaker(lane.to(), position, pack, point.margins()));
        // One that would not take its first pack takes none.
        if (taker.packs.packMargin() > 0) {
          takers.add(taker);
        }
      }
    }
    PriorityQueue<Candidate> best = new PriorityQueue<>(takers);
    long free = point.stock().free()[source];
    long left = free;
    double last = Double.NaN;
    while (!best.isEmpty() && left >= pack) {
      Candidate first = best.poll();
      if (first.packs.packMargin() <= 0) {
        break;
      }
      last = first.packs.packMargin();
      first.packs.take();
      left -= pack;
      best.add(first);
    }
    double leastGiven = left < pack ? last : Double.NaN;
    List<Want> wants = new ArrayList<>();
    for (Candidate taker : takers) {
      if (!taker.packs.tookNone()) {
        long others = free - left - taker.packs.units();
        Grounds grounds = Grounds.at(taker.lane.to(), point, need);
        wants.add(taker.want(pack, grounds.from(new Grounds.Source(free, others, leastGiven))));
      }
    }
    return wants;
  }

  /** A node that takes packs from a source, the one with the best next pack first. */
  private record Candidate(Lane lane, PackTaker packs) implements Comparable<Candidate> {

    Want want(long pack, Grounds grounds) {
      return Want.moved(lane, pack, packs.steps(), grounds);
    }

    @Override
    public int compareTo(Candidate other) {
      int byMargin = Double.compare(other.packs.packMargin(), packs.packMargin());
      return byMargin != 0 ? byMargin : lane.id().compareTo(other.lane.id());
    }
  }
}
