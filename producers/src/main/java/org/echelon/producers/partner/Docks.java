package org.echelon.producers.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.network.Capacity;
import org.echelon.network.Node;
import org.echelon.producers.orders.FeedRow;
import org.jspecify.annotations.Nullable;

/**
 * The doors of sites, which let through no more than their flows of the day and take in no more
 * than there is room for. What cannot go in waits in the yard and goes in, part by part, in the
 * order in which it came: on the next day, or once goods have left that lay in its place. What
 * cannot go out stays inside until a day that has flow for it. For questions in order of time.
 */
final class Docks {
  private final TrueNetwork network;
  private final SiteBook book;
  private final boolean limited;
  private final Map<String, Site> sites = new HashMap<>();
  private final TreeSet<Wake> wakes =
      new TreeSet<>(Comparator.comparing(Wake::at).thenComparing(Wake::node));

  /** Ids of events that were held up or cut, which nobody repeats word for word. */
  private final Set<String> altered = new HashSet<>();

  /** A site whose yard may move. */
  private record Wake(Instant at, String node) {}

  private static final class Site {
    private final DayFlow in = new DayFlow();
    private final DayFlow out = new DayFlow();
    private final Deque<Load> yard = new ArrayDeque<>();
  }

  /**
   * @param limited without it flows and rooms have no end, and only shut sites keep goods waiting
   */
  Docks(TrueNetwork network, SiteBook book, boolean limited) {
    this.network = network;
    this.book = book;
    this.limited = limited;
  }

  /** Takes in what it can of a load; the receipt to tell of, or null where all of it waits. */
  FeedRow.@Nullable Event arrives(Load load, Instant at) {
    Site site = site(load.node(), at);
    long now = site.yard.isEmpty() ? most(site, load, at) : 0;
    if (site.yard.isEmpty() && now >= load.units()) {
      site.in.take(load.units());
      return Load.event(load.sku(), load.whole(at), at);
    }
    altered.add(load.eventId());
    FeedRow.@Nullable Event received = null;
    Load rest = load;
    if (now > 0) {
      site.in.take(now);
      received = Load.event(load.sku(), load.first(now, at), at);
      rest = load.without(now);
    }
    site.yard.add(rest);
    book.waits(rest.sku(), rest.node(), rest.units(), at);
    wakes.add(new Wake(network.nextChance(load.node(), at), load.node()));
    return received;
  }

  /** Whether the records of an event were held up or cut. */
  boolean altered(String eventId) {
    return altered.contains(eventId);
  }

  /** When a yard may move next; the end of time where none waits. */
  Instant nextAt() {
    return wakes.isEmpty() ? Instant.MAX : wakes.first().at();
  }

  /** Takes in the next of the yard that may move; the receipt, or null where nothing does. */
  FeedRow.@Nullable Event next() {
    Wake wake = Objects.requireNonNull(wakes.pollFirst());
    Site site = site(wake.node(), wake.at());
    Load head = site.yard.peek();
    if (head == null) {
      return null;
    }
    long units = most(site, head, wake.at());
    if (units == 0 && head.units() > 0) {
      wakes.add(new Wake(network.nextChance(wake.node(), wake.at()), wake.node()));
      return null;
    }
    // The next one looks at the room once the receipt of this one is booked.
    wakes.add(wake);
    site.yard.poll();
    boolean whole = units >= head.units();
    long received = whole ? head.units() : units;
    if (!whole) {
      site.yard.addFirst(head.without(units));
    }
    site.in.take(received);
    book.waits(head.sku(), head.node(), -received, wake.at());
    return Load.event(
        head.sku(), whole ? head.whole(wake.at()) : head.first(units, wake.at()), wake.at());
  }

  /** Whether units may leave a site now; their flow is taken if so. */
  boolean leaves(String node, long units, Instant at) {
    Site site = site(node, at);
    if (!site.out.lasts()) {
      return false;
    }
    site.out.take(units);
    return true;
  }

  /** Goods have left a site, which makes room for those in its yard. */
  void left(Answer shipped) {
    String node = shipped.ack().getNode();
    Site site = sites.get(node);
    if (site != null && !site.yard.isEmpty()) {
      wakes.add(new Wake(shipped.at(), node));
    }
    if (shipped.late()) {
      book.leftLate(node, shipped.ack().getUnits(), shipped.readyAt(), shipped.at());
    }
  }

  /** Units of a load that flow and room allow. */
  private long most(Site site, Load load, Instant at) {
    Node node = network.node(load.node(), at);
    if (!node.open() || capacity(node).inboundUnitsPerDay() == 0) {
      return 0;
    }
    double unit = book.unitCube(load.sku());
    double room = capacity(node).storageCube();
    double fits = unit > 0 ? Math.floor((room - book.cube(load.node())) / unit + 1e-9) : room;
    return (long) Math.max(0, Math.min(site.in.units(), fits));
  }

  private Site site(String id, Instant at) {
    Site site = sites.computeIfAbsent(id, key -> new Site());
    Node node = network.node(id, at);
    LocalDate today = at.atZone(node.timeZone()).toLocalDate();
    site.in.on(today, capacity(node).inboundUnitsPerDay());
    site.out.on(today, capacity(node).outboundUnitsPerDay());
    return site;
  }

  private Capacity capacity(Node node) {
    return limited ? node.capacity() : Capacity.UNLIMITED;
  }
}
