package org.echelon.producers.cost;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.reference.DamagedTo;
import org.echelon.valuation.ItemTerms;

/** Books what leaves and arrives on lanes, between nodes and from vendors. */
final class Hauls {
  private final Network network;
  private final Bookings books;
  private final Map<String, Haul> hauls = new HashMap<>();

  /** Units that move on a lane; vendors hold no stock of ours. */
  private static final class Haul {
    private final Lane lane;
    private final boolean bought;
    private final Set<String> heard = new HashSet<>();
    private long inTransit;

    Haul(Lane lane, boolean bought) {
      this.lane = lane;
      this.bought = bought;
    }
  }

  Hauls(Network network, Bookings books) {
    this.network = network;
    this.books = books;
  }

  void commanded(String commandId, String laneId, boolean purchase) {
    if (!hauls.containsKey(commandId)) {
      network.lane(laneId).ifPresent(lane -> hauls.put(commandId, new Haul(lane, purchase)));
    }
  }

  void answered(Ack ack) {
    Haul haul = hauls.get(ack.getCommandId());
    if (haul == null || !haul.heard.add(ack.getKind() + ack.getPart())) {
      return; // Not on a lane, or said before.
    }
    if (ack.getKind() == AckKind.SHIPPED && !haul.bought) {
      departed(haul, ack.getSku(), ack.getUnits(), ack.getOccurredAt());
    } else if (ack.getKind() == AckKind.RECEIVED) {
      received(ack, haul);
      if (Boolean.TRUE.equals(ack.getLast())) {
        hauls.remove(ack.getCommandId());
      }
    }
  }

  private void departed(Haul haul, String sku, long units, Instant at) {
    ItemTerms item = books.item(sku);
    if (item == null) {
      return;
    }
    long millis = at.toEpochMilli();
    haul.inTransit += units;
    books.move(sku, haul.lane.from(), -units, at);
    books.onTheWay(item, haul.lane.to(), units, millis);
    books.left(item, network.node(haul.lane.from()), units, millis);
    book(haul, item, units, millis, CostPart.TRANSFERS);
  }

  private void received(Ack ack, Haul haul) {
    ItemTerms item = books.item(ack.getSku());
    if (item == null) {
      return;
    }
    int to = haul.lane.to();
    long millis = ack.getOccurredAt().toEpochMilli();
    long arrived = ack.getUnits() + ack.getDamagedUnits();
    long held = ack.getDamagedTo() == DamagedTo.HELD ? ack.getDamagedUnits() : 0;
    if (haul.bought) {
      book(haul, item, arrived, millis, CostPart.PURCHASES);
      books.buy(ack.getSku(), arrived, ack.getOccurredAt());
    } else {
      // What arrives has left, whether the source said so or not.
      long unsaid = Math.max(0, arrived - haul.inTransit);
      departed(haul, ack.getSku(), unsaid, ack.getOccurredAt());
      long ends = Boolean.TRUE.equals(ack.getLast()) ? haul.inTransit : arrived;
      books.onTheWay(item, to, -ends, millis);
      haul.inTransit -= ends;
      books.stock().gone(item, to, ends - ack.getUnits() - held, millis);
    }
    books.move(ack.getSku(), to, ack.getUnits() + held, ack.getOccurredAt());
    books.arrived(ack.getSku(), to, arrived, ack.getOccurredAt());
  }

  private void book(Haul haul, ItemTerms item, long units, long atMillis, CostPart part) {
    double cost = units * haul.lane.cost(item.unitCube());
    books.book(item.sku(), books.day(atMillis), network.node(haul.lane.to()).kind(), part, cost);
  }
}
