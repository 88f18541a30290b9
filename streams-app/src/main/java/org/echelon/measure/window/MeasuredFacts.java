package org.echelon.measure.window;

import java.util.ArrayList;
import java.util.List;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandStatus;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.OrderLineTerms;
import org.echelon.inventory.Parcel;

/**
 * What order lines and commands add to the measures: functions of the documents, so that a word
 * which changes a document replaces what it added. Units are base units; a fact is counted in the
 * region of the customer, or of the node that is supplied, by the map of its instant.
 */
public final class MeasuredFacts {
  private final Geographies maps;

  public MeasuredFacts(Geographies maps) {
    this.maps = maps;
  }

  /**
   * An assignment's customer and carrier.
   *
   * @param dueAt when the line was promised to arrive, epoch milliseconds, 0 where nobody promised
   * @param microsPerUnit what the carrier takes, -1 where it is not known
   */
  public record Service(OrderLineTerms line, long dueAt, long microsPerUnit) {}

  /**
   * The first word about a line: of the units ordered those that had a node at once. It is told
   * once and never taken back.
   *
   * @param line as it stands after all that its first record brought about
   */
  public List<Fact> ordered(OrderLineDocument line) {
    long units = line.ordered();
    if (units == 0) {
      return List.of();
    }
    long served = Math.min(units, line.covered() + line.reservedUnits() + line.shipped());
    Sums sums =
        new Sums()
            .add(MeasureName.FILL_RATE, line.terms().speed(), served, units)
            .add(MeasureName.LOST_UNITS, 0, units);
    return List.of(ofZone("ordered", line.stamp().occurredAt(), line.terms(), sums));
  }

  /** What a line adds beside its first word and its assignments; nothing before it is known. */
  public List<Fact> ofLine(OrderLineDocument line) {
    List<Fact> facts = new ArrayList<>();
    if (!line.known()) {
      return facts;
    }
    for (Parcel parcel : line.parcels()) {
      facts.add(parcel(parcel, line.terms(), List.of(), new Sums()));
    }
    long givenUp = Math.max(0, line.terms().units() - line.shipped());
    if (line.ordered() == 0 && givenUp > 0) {
      Sums sums = new Sums().add(MeasureName.LOST_UNITS, givenUp, 0);
      facts.add(ofZone("given up", line.stamp().occurredAt(), line.terms(), sums));
    }
    return facts;
  }

  /** What an assignment adds: the parcels that have left. */
  public List<Fact> ofAssignment(CommandDocument command, Service service) {
    List<Fact> facts = new ArrayList<>();
    for (Parcel parcel : command.parcels()) {
      Sums sums = new Sums();
      long units = parcel.units();
      if (service.dueAt() > 0) {
        boolean onTime = arrival(command.terms(), parcel) <= service.dueAt();
        int speed = service.line().speed();
        sums.add(MeasureName.PROMISE_ON_TIME, speed, onTime ? units : 0, units);
      }
      if (service.microsPerUnit() >= 0) {
        sums.add(MeasureName.COST_SHIPPING, units * service.microsPerUnit(), units);
      }
      facts.add(parcel(parcel, service.line(), command.terms().via(), sums));
    }
    return facts;
  }

  /** What leaves after its departure arrives as much later. */
  private static long arrival(CommandTerms terms, Parcel parcel) {
    long late = Math.max(0, parcel.occurredAt() - terms.timing().departureAt());
    return terms.timing().expectedArrivalAt() + late;
  }

  /** What a transfer or purchase adds: its units, but those that its source will not give. */
  public List<Fact> ofLane(CommandDocument command) {
    CommandTerms terms = command.terms();
    CommandStatus status = command.status();
    boolean transfer = terms.kind() == CommandKind.TRANSFER;
    long moved = transfer ? status.shipped() : status.arrived();
    long units = Math.min(terms.units(), status.outstanding() + moved);
    if (units <= 0) {
      return List.of();
    }
    MeasureName name = transfer ? MeasureName.TRANSFERS_UNITS : MeasureName.PURCHASE_UNITS;
    long at = terms.timing().issuedAt();
    String region = maps.at(at).node(terms.to()).region();
    return List.of(new Fact(terms.commandId(), at, region, new Sums().add(name, units, 1)));
  }

  /**
   * What a parcel adds.
   *
   * @param via places that it was sent over, beside the node that ships it
   */
  private Fact parcel(Parcel parcel, OrderLineTerms line, List<Integer> via, Sums sums) {
    Geography map = maps.at(parcel.occurredAt());
    Place customer = map.zone(line.zone());
    Place node = map.node(parcel.node());
    long units = parcel.units();
    boolean inside = node.region().equals(customer.region());
    long metres = node.metresTo(customer);
    sums.add(MeasureName.IN_REGION, inside ? units : 0, units)
        .add(MeasureName.TOUCHES, units * (1 + via.size()), units);
    if (metres >= 0) {
      sums.add(MeasureName.DISTANCE, MeasureName.KILOMETRES, metres * units, units);
    } else {
      sums.add(MeasureName.DISTANCE, MeasureName.CROSSINGS, inside ? 0 : units, units);
    }
    return new Fact(parcel.id(), parcel.occurredAt(), customer.region(), sums);
  }

  private Fact ofZone(String id, long at, OrderLineTerms line, Sums sums) {
    return new Fact(id, at, maps.at(at).zone(line.zone()).region(), sums);
  }
}
