package org.echelon.producers.cost;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Capacity;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.producers.cost.CostSummary.NodeUse;
import org.echelon.producers.cost.CostSummary.StockValue;
import org.echelon.producers.cost.CostSummary.Waits;

/** Adds up what was booked over a span of whole days, with the cost of keeping stock. */
final class CostTotals {
  private static final long DAY_MILLIS = 86_400_000;
  private static final String ON_THE_WAY = "ON_THE_WAY";

  private final org.echelon.reference.Network published;
  private final Network network;
  private final long startMillis;
  private final CostTable booked;
  private final StockBook stock;
  private final ServiceDays service;
  private final DaySums bought;
  private final PriceBook prices;
  private final double overflowMultiple;

  CostTotals(
      org.echelon.reference.Network published,
      Network network,
      long startMillis,
      CostTable booked,
      StockBook stock,
      ServiceDays service,
      DaySums bought,
      PriceBook prices,
      double overflowMultiple) {
    this.published = published;
    this.network = network;
    this.startMillis = startMillis;
    this.booked = booked;
    this.stock = stock;
    this.service = service;
    this.bought = bought;
    this.prices = prices;
    this.overflowMultiple = overflowMultiple;
  }

  /** A span of days, the second one left out. */
  Span between(int from, int until) {
    return new Span(from, until);
  }

  /** Days counted. */
  final class Span {
    private final int from;
    private final int until;
    private final CostTable keeping = new CostTable();
    private double overCube;
    private double overUnits;
    private double brought;
    private double room;
    private double gone;

    private Span(int from, int until) {
      this.from = from;
      this.until = until;
      for (Node node : network.nodes()) {
        if (node.kind().holdsStock()) {
          keep(node);
        }
      }
    }

    private void keep(Node node) {
      StockBook.Room room = stock.room(node.ordinal());
      brought += room.brought.endOf(from - 1) - room.brought.endOf(until - 1);
      for (int day = from; day < until; day++) {
        this.room += room.wayCube.of(day) * node.storageCostPerCubeDay();
        gone += room.gone.of(day);
        double storage = room.cube.of(day) * node.storageCostPerCubeDay();
        keeping.add(day, node.kind(), CostPart.STORAGE, storage);
        double overflow = room.yardCube.of(day) * node.storageCostPerCubeDay() * overflowMultiple;
        keeping.add(day, node.kind(), CostPart.OVERFLOW, overflow);
        keeping.add(day, node.kind(), CostPart.CAPITAL, room.capital.of(day));
        keeping.add(day, node.kind(), CostPart.ON_THE_WAY, room.wayCapital.of(day));
      }
    }

    /**
     * @param openThen least cost of the orders open at the end less of those at the start
     */
    CostSummary of(long waitingUnits, double kmPerUnit, double openThen) {
      int days = until - from;
      double total = booked.total(from, until) + keeping.total(from, until);
      double boughtValue = 0;
      for (int day = from; day < until; day++) {
        boughtValue += bought.of(day);
      }
      return new CostSummary(
          from,
          days,
          total / days,
          parts(days),
          kinds(days),
          byDay(),
          service.between(from, until),
          boughtValue / days,
          waitingUnits,
          uses(),
          overCube / days,
          overUnits / days,
          stockDays(),
          kmPerUnit,
          prices.scarcest(from, until),
          new CarriedCost(brought / days, openThen / days, room / days, gone / days),
          waits(),
          stockValue());
    }

    private Waits waits() {
      double in = 0;
      double inDays = 0;
      double out = 0;
      double outDays = 0;
      double cubeDays = 0;
      for (Node node : network.nodes()) {
        StockBook.Room room = stock.room(node.ordinal());
        for (int day = from; day < until; day++) {
          in += room.heldIn.of(day);
          inDays += room.yardUnits.of(day);
          cubeDays += room.yardCube.of(day);
          out += room.heldOut.of(day);
          outDays += room.heldOutDays.of(day);
        }
      }
      return new Waits(in, inDays, cubeDays, out, outDays);
    }

    private Map<String, StockValue> stockValue() {
      Map<String, StockValue> kinds = new TreeMap<>();
      for (Node node : network.nodes()) {
        if (node.kind().holdsStock()) {
          StockBook.Room room = stock.room(node.ordinal());
          kinds.merge(node.kind().name(), value(room.worth), StockValue::plus);
          kinds.merge(ON_THE_WAY, value(room.wayWorth), StockValue::plus);
        }
      }
      return kinds;
    }

    private StockValue value(DayIntegral worth) {
      return new StockValue(worth.opening(from), worth.opening(until));
    }

    private Map<CostPart, Double> parts(int days) {
      return sum(booked.byPart(from, until), keeping.byPart(from, until), days);
    }

    private Map<String, Map<CostPart, Double>> kinds(int days) {
      Map<String, Map<CostPart, Double>> one = booked.byKind(from, until);
      Map<String, Map<CostPart, Double>> other = keeping.byKind(from, until);
      Map<String, Map<CostPart, Double>> sums = new TreeMap<>();
      for (String kind : union(one, other)) {
        sums.put(
            kind, sum(one.getOrDefault(kind, Map.of()), other.getOrDefault(kind, Map.of()), days));
      }
      return sums;
    }

    private List<Double> byDay() {
      List<Double> totals = new ArrayList<>(booked.byDay(from, until));
      List<Double> kept = keeping.byDay(from, until);
      for (int d = 0; d < totals.size(); d++) {
        totals.set(d, totals.get(d) + kept.get(d));
      }
      return totals;
    }

    private Map<String, List<Double>> stockDays() {
      Map<String, List<Double>> kinds = new TreeMap<>();
      for (Node node : network.nodes()) {
        if (node.kind().holdsStock()) {
          StockBook.Room room = stock.room(node.ordinal());
          add(kinds, node.kind().name(), day -> room.units.of(day));
          add(kinds, ON_THE_WAY, day -> room.wayUnits.of(day));
        }
      }
      return kinds;
    }

    private void add(Map<String, List<Double>> kinds, String kind, IntToDoubleFunction units) {
      List<Double> sums = kinds.computeIfAbsent(kind, k -> zeros());
      for (int day = from; day < until; day++) {
        sums.set(day - from, sums.get(day - from) + units.applyAsDouble(day));
      }
    }

    private List<Double> zeros() {
      List<Double> zeros = new ArrayList<>();
      for (int day = from; day < until; day++) {
        zeros.add(0.0);
      }
      return zeros;
    }

    private List<NodeUse> uses() {
      Map<Integer, NodeUse> uses = new TreeMap<>();
      for (int day = from; day < until; day++) {
        long noon = startMillis + day * DAY_MILLIS + DAY_MILLIS / 2;
        for (Node node : NetworkMapping.toCore(published, noon).nodes()) {
          if (node.kind().holdsStock()) {
            NodeUse use =
                uses.computeIfAbsent(
                    node.ordinal(),
                    ordinal ->
                        new NodeUse(
                            node.id(),
                            node.kind().name(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>()));
            StockBook.Room room = stock.room(node.ordinal());
            Capacity limit = node.capacity();
            overCube += Math.max(0, room.cube.mostOf(day) - limit.storageCube());
            overUnits += Math.max(0, room.in.of(day) - limit.inboundUnitsPerDay());
            overUnits += Math.max(0, room.out.of(day) - limit.outboundUnitsPerDay());
            use.storage().add(share(room.cube.mostOf(day), limit.storageCube()));
            use.inbound().add(share(room.in.of(day), limit.inboundUnitsPerDay()));
            use.outbound().add(share(room.out.of(day), limit.outboundUnitsPerDay()));
          }
        }
      }
      return List.copyOf(uses.values());
    }
  }

  private static double share(double used, double limit) {
    return limit > 0 && limit < Double.POSITIVE_INFINITY ? used / limit : 0;
  }

  private static Map<CostPart, Double> sum(
      Map<CostPart, Double> one, Map<CostPart, Double> other, int days) {
    Map<CostPart, Double> sums = new EnumMap<>(CostPart.class);
    for (CostPart part : CostPart.values()) {
      if (one.containsKey(part) || other.containsKey(part)) {
        double amount = one.getOrDefault(part, 0.0) + other.getOrDefault(part, 0.0);
        sums.put(part, amount / days);
      }
    }
    return sums;
  }

  private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
    Set<String> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    return all;
  }
}
