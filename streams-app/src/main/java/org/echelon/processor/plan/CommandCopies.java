package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandTerms;
import org.echelon.network.Network;
import org.echelon.topic.Topic;

/**
 * Says a command once more from what the ledger keeps of it: what it orders is as it was, what it
 * was worth is left out, and the versions are those of now.
 */
final class CommandCopies {
  private final PlanTask task;

  /** What is said about the command: its revision, change and reasons. */
  record Form(int revision, CommandChange change, List<String> reasons) {

    /** The first word on a command. */
    static Form issue() {
      return new Form(1, CommandChange.ISSUE, List.of());
    }

    /** A request to stop. */
    static Form cancel(String reason) {
      return new Form(2, CommandChange.CANCEL, List.of(reason));
    }
  }

  CommandCopies(PlanTask task) {
    this.task = task;
  }

  /** Writes the command to its topic. */
  void send(SkuState state, CommandTerms terms, Form form) {
    SpecificRecord command =
        switch (terms.kind()) {
          case ASSIGNMENT -> assignment(state, terms, form);
          case TRANSFER -> transfer(state, terms, form);
          case PURCHASE -> purchase(state, terms, form);
        };
    task.outbox.publish(topic(terms.kind()), id(terms.from()), command);
  }

  /** Ids of the nodes that the parcels of an assignment pass, the shipping node first. */
  static List<String> path(Network network, CommandTerms terms) {
    List<String> path = new ArrayList<>(1 + terms.via().size());
    path.add(network.node(terms.from()).id());
    terms.via().forEach(place -> path.add(network.node(place).id()));
    return path;
  }

  private static Topic topic(CommandKind kind) {
    return switch (kind) {
      case ASSIGNMENT -> Topic.ASSIGNMENT;
      case TRANSFER -> Topic.TRANSFER;
      case PURCHASE -> Topic.PURCHASE;
    };
  }

  private AssignmentCommand assignment(SkuState state, CommandTerms terms, Form form) {
    return AssignmentCommand.newBuilder()
        .setCommandId(terms.commandId())
        .setRevision(form.revision())
        .setChange(form.change())
        .setSku(state.sku)
        .setUnits(terms.units())
        .setIssuedAt(ofEpochMilli(task.now))
        .setExpiresAt(ofEpochMilli(terms.expiresAt()))
        .setDecisionId(Commands.decisionId(terms))
        .setNetworkVersion(network().version())
        .setPriceVersion(task.epochs.priceVersion())
        .setForecastVersion(Commands.forecastVersion(state))
        .setMode(CommandMode.AUTO)
        .setReasons(form.reasons())
        .setOrderId(terms.orderId())
        .setLineNo(terms.lineNo())
        .setNode(id(terms.from()))
        .setOption(terms.lane())
        .setPath(path(network(), terms))
        .setReadyBy(ofEpochMilli(terms.timing().departureAt()))
        .setPromisedAt(ofEpochMilli(terms.timing().expectedArrivalAt()))
        .setShipGroupId(terms.orderId() + "-" + id(terms.from()))
        .setAttempt(terms.attempt())
        .setExpectedCostMicros(0L)
        .build();
  }

  private TransferCommand transfer(SkuState state, CommandTerms terms, Form form) {
    return TransferCommand.newBuilder()
        .setCommandId(terms.commandId())
        .setRevision(form.revision())
        .setChange(form.change())
        .setSku(state.sku)
        .setUnits(terms.units())
        .setIssuedAt(ofEpochMilli(task.now))
        .setExpiresAt(ofEpochMilli(terms.expiresAt()))
        .setDecisionId(Commands.decisionId(terms))
        .setNetworkVersion(network().version())
        .setPriceVersion(task.epochs.priceVersion())
        .setForecastVersion(Commands.forecastVersion(state))
        .setMode(CommandMode.AUTO)
        .setReasons(form.reasons())
        .setFirstUnit(terms.firstUnit())
        .setLastUnit(terms.lastUnit())
        .setFrom(id(terms.from()))
        .setTo(id(terms.to()))
        .setLane(terms.lane())
        .setDepartureAt(ofEpochMilli(terms.timing().departureAt()))
        .setDepartureLocal(Commands.departureLocal(network().node(terms.from()), terms))
        .setExpectedArrivalAt(ofEpochMilli(terms.timing().expectedArrivalAt()))
        .setLatestArrivalAt(ofEpochMilli(terms.timing().expectedArrivalAt()))
        .setPriority(0)
        .setMarginPerUnitDay(0)
        .build();
  }

  private PurchaseCommand purchase(SkuState state, CommandTerms terms, Form form) {
    LocalDate orderOn = Commands.orderOn(network().node(terms.from()), terms);
    return PurchaseCommand.newBuilder()
        .setCommandId(terms.commandId())
        .setRevision(form.revision())
        .setChange(form.change())
        .setSku(state.sku)
        .setUnits(terms.units())
        .setIssuedAt(ofEpochMilli(task.now))
        .setExpiresAt(ofEpochMilli(terms.expiresAt()))
        .setDecisionId(Commands.decisionId(terms))
        .setNetworkVersion(network().version())
        .setPriceVersion(task.epochs.priceVersion())
        .setForecastVersion(Commands.forecastVersion(state))
        .setMode(CommandMode.AUTO)
        .setReasons(form.reasons())
        .setFirstUnit(terms.firstUnit())
        .setLastUnit(terms.lastUnit())
        .setVendor(id(terms.from()))
        .setTo(id(terms.to()))
        .setLane(terms.lane())
        .setOrderOn(orderOn)
        .setDeliverBy(ofEpochMilli(terms.timing().expectedArrivalAt()))
        .setOrderGroupId(Commands.orderGroupId(id(terms.from()), id(terms.to()), orderOn))
        .setMoqApplied(false)
        .setPriority(0)
        .build();
  }

  private String id(int node) {
    return network().node(node).id();
  }

  private Network network() {
    return task.epochs.current().network();
  }
}
