package org.echelon.processor.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.echelon.demand.DemandEstimate;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.processor.plan.Supposition.Kind;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.StatusSpan;

/**
 * Reference data, demand and prices as they would be told were something otherwise: each in a
 * version of its own, as a change that is really made has.
 */
final class SupposedInputs {
  private final List<Supposition> all;

  SupposedInputs(List<Supposition> suppositions) {
    this.all = suppositions.stream().filter(one -> !one.neutral()).toList();
  }

  /** Whether nothing is otherwise. */
  boolean none() {
    return all.isEmpty();
  }

  /** Whether some of what is supposed is of a kind. */
  boolean any(Predicate<Kind> kinds) {
    return all.stream().anyMatch(one -> kinds.test(one.kind()));
  }

  /** The network with other lead times and shut nodes. */
  Network network(Network published, Instant now) {
    List<Lane> lanes = new ArrayList<>(published.getLanes());
    List<Node> nodes = new ArrayList<>(published.getNodes());
    for (Supposition one : all) {
      if (one.kind() == Kind.LEAD_TIME) {
        lanes.replaceAll(lane -> concerns(one, lane) ? longer(lane, one.factor()) : lane);
      } else if (one.kind() == Kind.CLOSED) {
        nodes.replaceAll(node -> node.getNode().equals(one.of()) ? shut(node, now) : node);
      }
    }
    return Network.newBuilder(published)
        .setVersion(published.getVersion() + 1)
        .setLanes(lanes)
        .setNodes(nodes)
        .build();
  }

  private static boolean concerns(Supposition one, Lane lane) {
    return one.of().isEmpty()
        ? lane.getKind() != LaneKind.OUTBOUND
        : lane.getLane().equals(one.of()) || (lane.getFrom() + ">" + lane.getTo()).equals(one.of());
  }

  private static Lane longer(Lane lane, double factor) {
    return Lane.newBuilder(lane).setLeadTime(times(lane.getLeadTime(), factor)).build();
  }

  private static LeadTimeDuration times(LeadTimeDuration time, double factor) {
    return LeadTimeDuration.newBuilder(time)
        .setMeanDays(factor * time.getMeanDays())
        .setSdDays(factor * time.getSdDays())
        .setMinDays(factor * time.getMinDays())
        .setQuantileDays(times(time.getQuantileDays(), factor))
        .build();
  }

  private static Node shut(Node node, Instant now) {
    List<StatusSpan> spans = new ArrayList<>(node.getStatus());
    spans.add(new StatusSpan(NodeStatus.CLOSED, now, null));
    return Node.newBuilder(node).setStatus(spans).build();
  }

  /**
   * The item with the lead times that a vendor states for it: all of them, or those of the vendor
   * where a lane begins.
   */
  Item item(Item item, Network published) {
    List<ItemVendor> vendors = new ArrayList<>(item.getVendors());
    for (Supposition one : all) {
      if (one.kind() == Kind.LEAD_TIME) {
        vendors.replaceAll(
            vendor ->
                vendor.getLeadTime() != null && delivers(vendor, one, published)
                    ? ItemVendor.newBuilder(vendor)
                        .setLeadTime(times(vendor.getLeadTime(), one.factor()))
                        .build()
                    : vendor);
      }
    }
    return vendors.equals(item.getVendors())
        ? item
        : Item.newBuilder(item).setRevision(item.getRevision() + 1).setVendors(vendors).build();
  }

  private static boolean delivers(ItemVendor vendor, Supposition one, Network published) {
    return published.getLanes().stream()
        .filter(lane -> concerns(one, lane))
        .anyMatch(lane -> lane.getFrom().equals(vendor.getVendor()));
  }

  /** The prices with others at some nodes, of a network version. */
  PriceVector prices(PriceVector vector, long networkVersion) {
    List<Price> prices = new ArrayList<>(vector.getPrices());
    for (Supposition one : all) {
      if (one.kind() == Kind.STORAGE_PRICE || one.kind() == Kind.FLOW_PRICE) {
        reprice(prices, one);
      }
    }
    return PriceVector.newBuilder(vector)
        .setVersion(vector.getVersion() + 1)
        .setNetworkVersion(networkVersion)
        .setPrices(prices)
        .build();
  }

  private static void reprice(List<Price> prices, Supposition one) {
    Resource resource = one.kind() == Kind.STORAGE_PRICE ? Resource.STORAGE : Resource.FLOW;
    Predicate<Price> concerned =
        price -> price.getNode().equals(one.of()) && price.getResource() == resource;
    if (one.value().isPresent()) {
      prices.removeIf(concerned);
      prices.add(
          Price.newBuilder()
              .setNode(one.of())
              .setResource(resource)
              .setValues(List.of(one.value().get()))
              .build());
    } else {
      prices.replaceAll(
          price ->
              concerned.test(price)
                  ? Price.newBuilder(price)
                      .setValues(times(price.getValues(), one.factor()))
                      .build()
                  : price);
    }
  }

  /** The forecast with other units. */
  Forecast forecast(Forecast told) {
    List<Double> total = told.getWeekUnits();
    List<DemandClass> classes = new ArrayList<>(told.getClasses());
    for (Supposition one : all) {
      if (one.kind() == Kind.DEMAND) {
        boolean everywhere = one.of().isEmpty();
        // A class without weeks of its own has a share of the total.
        total = everywhere ? times(total, one.factor()) : total;
        classes.replaceAll(
            each ->
                everywhere || each.getZone().equals(one.of())
                    ? more(each, one.factor(), everywhere)
                    : each);
      }
    }
    return Forecast.newBuilder(told)
        .setVersion(told.getVersion() + 1)
        .setWeekUnits(total)
        .setClasses(classes)
        .build();
  }

  private static DemandClass more(DemandClass each, double factor, boolean everywhere) {
    return DemandClass.newBuilder(each)
        .setShare(everywhere ? each.getShare() : factor * each.getShare())
        .setWeekUnits(times(each.getWeekUnits(), factor))
        .build();
  }

  /** What was learned of demand with other rates. */
  DemandEstimate estimate(DemandEstimate learned) {
    List<DemandEstimate.Rate> rates = new ArrayList<>(learned.rates());
    for (Supposition one : all) {
      if (one.kind() == Kind.DEMAND) {
        rates.replaceAll(
            rate ->
                one.of().isEmpty() || rate.zone().equals(one.of())
                    ? new DemandEstimate.Rate(
                        rate.zone(), rate.speed(), one.factor() * rate.perDay())
                    : rate);
      }
    }
    return new DemandEstimate(
        List.copyOf(rates),
        learned.varianceToMean(),
        learned.meanErrorCv(),
        learned.units(),
        learned.days());
  }

  private static List<Double> times(List<Double> values, double factor) {
    return values.stream().map(value -> factor * value).toList();
  }
}
