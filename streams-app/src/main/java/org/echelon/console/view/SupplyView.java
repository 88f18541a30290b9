package org.echelon.console.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.ForecastTable.Weeks;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.SkuRow.Arrival;
import org.echelon.console.table.StockRow;
import org.echelon.demand.WeeksAhead;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.state.NodeProposal;

/**
 * Stock of a SKU at its nodes over the weeks to come: what is there, what open commands bring when
 * they are expected, what is proposed for the next departures, and what the forecast takes. Nothing
 * that later departures may bring is counted.
 */
public final class SupplyView {
  static final int WEEKS = 8;
  private static final int WEEK = 7;
  private static final int DAYS = WEEKS * WEEK;
  private static final double DAY_MILLIS = 86_400_000.0;

  private SupplyView() {}

  /**
   * A SKU.
   *
   * @param demand where the weeks of demand are from, in words
   * @param nodes with what is at risk first
   */
  public record Supply(
      Optional<Instant> asOf, String sku, String demand, int days, List<NodeSupply> nodes) {}

  /**
   * A node, in units.
   *
   * @param levelUnits order-up-to level in force, that of a person where one is fixed
   * @param planLevelUnits level of the plan
   * @param outInDays days until demand finds nothing, with what is commanded alone; empty if never
   * @param free at the end of each day, with what is commanded alone
   * @param freeProposed the same with what is proposed
   */
  public record NodeSupply(
      String node,
      long freeUnits,
      long levelUnits,
      long planLevelUnits,
      double demandPerDay,
      double riskPerDay,
      Optional<Integer> outInDays,
      List<Coming> coming,
      List<Week> weeks,
      List<Double> free,
      List<Double> freeProposed) {}

  /**
   * Units that come.
   *
   * @param commandId empty for what is only proposed
   * @param day in whole days from now, 0 also for what is overdue
   */
  public record Coming(
      Optional<String> commandId,
      String from,
      long units,
      Instant expectedAt,
      int day,
      boolean overdue) {}

  /**
   * Seven days: start + commanded + proposed - demand + unmet = end.
   *
   * @param endCommanded the end without what is proposed
   */
  public record Week(
      LocalDate on,
      double start,
      double commanded,
      double proposed,
      double demand,
      double unmet,
      double end,
      double endCommanded) {}

  /**
   * The supply of a SKU; empty for one without a position.
   *
   * @param node empty for all
   */
  public static Optional<Supply> of(ConsoleTables tables, String sku, String node) {
    return tables.stock().sku(sku).map(found -> of(tables, found, node));
  }

  private static Supply of(ConsoleTables tables, SkuRow found, String node) {
    Optional<Weeks> forecast = tables.forecasts().of(found.sku());
    List<NodeSupply> nodes = new ArrayList<>();
    for (StockRow stock : found.nodes()) {
      if (node.isEmpty() || stock.node().equals(node)) {
        nodes.add(node(tables, found, stock, forecast));
      }
    }
    nodes.sort(
        Comparator.comparingDouble((NodeSupply n) -> -n.riskPerDay())
            .thenComparing(NodeSupply::node));
    return new Supply(
        tables.ticks().at(),
        found.sku(),
        forecast
            .map(f -> "the weeks of forecast v" + f.version() + " of " + f.source())
            .orElse("today's rate, as no forecast was sent: it is learned from orders"),
        DAYS,
        nodes);
  }

  private static NodeSupply node(
      ConsoleTables tables, SkuRow found, StockRow stock, Optional<Weeks> forecast) {
    long now = tables.ticks().nowMillis();
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
    double[] demand = demand(stock.demandPerDay(), forecast, today);
    List<Coming> commanded = commanded(found, stock.node(), now);
    Optional<NodeProposal> proposal =
        tables.stock().proposal(found.sku()).map(row -> row.nodes().get(stock.node()));
    List<Coming> proposed =
        proposal.flatMap(want -> proposed(tables, want, now)).map(List::of).orElse(List.of());
    List<Coming> all = new ArrayList<>(commanded);
    all.addAll(proposed);
    StockProjection alone = StockProjection.of(stock.onHand(), byDay(commanded), demand);
    StockProjection with = StockProjection.of(stock.onHand(), byDay(all), demand);
    return new NodeSupply(
        stock.node(),
        stock.onHand(),
        proposal.map(NodeProposal::getLevelUnits).orElse(stock.level()),
        stock.level(),
        stock.demandPerDay(),
        MoneyAtRisk.of(stock, found.arrivals(), now).perDay(),
        out(alone, demand),
        all,
        weeks(today, stock.onHand(), byDay(commanded), byDay(proposed), demand, alone, with),
        rounded(alone.end()),
        rounded(with.end()));
  }

  private static double[] demand(double ratePerDay, Optional<Weeks> forecast, LocalDate today) {
    WeeksAhead ahead = forecast.map(weeks -> weeks.ahead(today)).orElse(WeeksAhead.STEADY);
    double[] demand = new double[DAYS];
    Arrays.setAll(demand, day -> ratePerDay * ahead.mean(day, 1));
    return demand;
  }

  private static List<Coming> commanded(SkuRow found, String node, long now) {
    return found.arrivals().stream()
        .filter(arrival -> arrival.to().equals(node) && arrival.units() > 0)
        .sorted(Comparator.comparingLong(Arrival::atMillis).thenComparing(Arrival::commandId))
        .map(
            arrival ->
                coming(
                    Optional.of(arrival.commandId()),
                    arrival.from(),
                    arrival.units(),
                    arrival.atMillis(),
                    now))
        .toList();
  }

  /** What is proposed comes the lane's mean time after its departure. */
  private static Optional<Coming> proposed(ConsoleTables tables, NodeProposal want, long now) {
    if (want.getWantUnits() <= 0 || want.getSource() == null || want.getDepartureAt() == null) {
      return Optional.empty();
    }
    double leadDays =
        tables
            .reference()
            .networkAt(now)
            .flatMap(network -> lane(network, want.getSource(), want.getNode()))
            .map(lane -> lane.leadTime().meanDays())
            .orElse(0.0);
    long at = want.getDepartureAt().toEpochMilli() + (long) (leadDays * DAY_MILLIS);
    return Optional.of(coming(Optional.empty(), want.getSource(), want.getWantUnits(), at, now));
  }

  private static Optional<Lane> lane(Network network, String from, String to) {
    int source = network.ordinal(from);
    int destination = network.ordinal(to);
    return source < 0 || destination < 0
        ? Optional.empty()
        : network.lanesInto(destination).stream().filter(lane -> lane.from() == source).findFirst();
  }

  private static Coming coming(
      Optional<String> commandId, String from, long units, long atMillis, long now) {
    int day = (int) Math.max(0, Math.min(Integer.MAX_VALUE, (atMillis - now) / DAY_MILLIS));
    return new Coming(commandId, from, units, Instant.ofEpochMilli(atMillis), day, atMillis < now);
  }

  private static double[] byDay(List<Coming> coming) {
    double[] units = new double[DAYS];
    for (Coming one : coming) {
      if (one.day() < DAYS) {
        units[one.day()] += one.units();
      }
    }
    return units;
  }

  private static Optional<Integer> out(StockProjection projection, double[] demand) {
    for (int day = 0; day < DAYS; day++) {
      if (projection.served()[day] < demand[day]) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static List<Week> weeks(
      LocalDate today,
      double free,
      double[] commanded,
      double[] proposed,
      double[] demand,
      StockProjection alone,
      StockProjection with) {
    List<Week> weeks = new ArrayList<>(WEEKS);
    for (int w = 0; w < WEEKS; w++) {
      int from = w * WEEK;
      int last = from + WEEK - 1;
      double asked = sum(demand, from);
      weeks.add(
          new Week(
              today.plusDays(from),
              rounded(w == 0 ? free : with.end()[from - 1]),
              sum(commanded, from),
              sum(proposed, from),
              rounded(asked),
              rounded(asked - sum(with.served(), from)),
              rounded(with.end()[last]),
              rounded(alone.end()[last])));
    }
    return weeks;
  }

  private static double sum(double[] days, int from) {
    double sum = 0;
    for (int day = from; day < from + WEEK; day++) {
      sum += days[day];
    }
    return sum;
  }

  private static List<Double> rounded(double[] units) {
    return Arrays.stream(units).mapToObj(SupplyView::rounded).toList();
  }

  /** Hundredths of a unit are enough for people. */
  private static double rounded(double units) {
    return Math.rint(100 * units) / 100;
  }
}
