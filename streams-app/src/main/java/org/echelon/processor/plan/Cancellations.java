package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.time.LocalDate;
import java.util.List;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.DocumentKey;
import org.echelon.network.Network;
import org.echelon.topic.Topic;

/**
 * Asks warehouses and vendors to stop running commands. A request that a freeze holds back is kept
 * and sent once it is lifted, if the command still runs then.
 */
final class Cancellations {
  private static final String HELD = "cancel/";
  private static final int REVISION = 2;

  private final PlanTask task;

  Cancellations(PlanTask task) {
    this.task = task;
  }

  /** Sends or holds back the requests of a booking. */
  void request(SkuState state, List<String> commandIds) {
    for (String commandId : commandIds) {
      if (!settled(state, commandId)) {
        task.meta.bytes(HELD + state.sku + "/" + commandId, new byte[0]);
      }
    }
  }

  /** Sends what was held back and may leave now. */
  void sendHeld() {
    task.meta.each(
        HELD,
        (key, nothing) -> {
          String[] parts = key.split("/", -1);
          if (settled(task.sku(parts[1]), parts[2])) {
            task.meta.bytes(key, null);
          }
        });
  }

  /** Sends a request unless it must wait; there is nothing to send for a command that has ended. */
  private boolean settled(SkuState state, String commandId) {
    CommandDocument document =
        (CommandDocument) task.documents.get(state.sku, DocumentKey.command(commandId));
    if (document == null || !document.known() || !document.cancelRequested()) {
      return true;
    }
    CommandTerms terms = document.terms();
    if (state.stock.frozen()
        || task.controls.frozen(network(), terms.from(), state.sku, task.now)) {
      return false;
    }
    switch (terms.kind()) {
      case ASSIGNMENT -> send(Topic.ASSIGNMENT, terms, assignment(state, terms));
      case TRANSFER -> send(Topic.TRANSFER, terms, transfer(state, terms));
      case PURCHASE -> send(Topic.PURCHASE, terms, purchase(state, terms));
    }
    return true;
  }

  private void send(
      Topic topic, CommandTerms terms, org.apache.avro.specific.SpecificRecord command) {
    task.outbox.publish(topic, id(terms.from()), command);
  }

  private AssignmentCommand assignment(SkuState state, CommandTerms terms) {
    return AssignmentCommand.newBuilder()
        .setCommandId(terms.commandId())
        .setRevision(REVISION)
        .setChange(CommandChange.CANCEL)
        .setSku(state.sku)
        .setUnits(terms.units())
        .setIssuedAt(ofEpochMilli(task.now))
        .setExpiresAt(ofEpochMilli(terms.expiresAt()))
        .setDecisionId(Commands.decisionId(terms))
        .setNetworkVersion(network().version())
        .setPriceVersion(task.epochs.priceVersion())
        .setForecastVersion(Commands.forecastVersion(state))
        .setMode(CommandMode.AUTO)
        .setReasons(List.of("CUSTOMER_CANCELLED"))
        .setOrderId(terms.orderId())
        .setLineNo(terms.lineNo())
        .setNode(id(terms.from()))
        .setOption(terms.lane())
        .setReadyBy(ofEpochMilli(terms.timing().departureAt()))
        .setShipGroupId(terms.orderId() + "-" + id(terms.from()))
        .setAttempt(terms.attempt())
        .setExpectedCostMicros(0L)
        .build();
  }

  private TransferCommand transfer(SkuState state, CommandTerms terms) {
    return TransferCommand.newBuilder()
        .setCommandId(terms.commandId())
        .setRevision(REVISION)
        .setChange(CommandChange.CANCEL)
        .setSku(state.sku)
        .setUnits(terms.units())
        .setIssuedAt(ofEpochMilli(task.now))
        .setExpiresAt(ofEpochMilli(terms.expiresAt()))
        .setDecisionId(Commands.decisionId(terms))
        .setNetworkVersion(network().version())
        .setPriceVersion(task.epochs.priceVersion())
        .setForecastVersion(Commands.forecastVersion(state))
        .setMode(CommandMode.AUTO)
        .setReasons(List.of("MISSED_CUTOFF"))
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

  private PurchaseCommand purchase(SkuState state, CommandTerms terms) {
    LocalDate orderOn = Commands.orderOn(network().node(terms.from()), terms);
    return PurchaseCommand.newBuilder()
        .setCommandId(terms.commandId())
        .setRevision(REVISION)
        .setChange(CommandChange.CANCEL)
        .setSku(state.sku)
        .setUnits(terms.units())
        .setIssuedAt(ofEpochMilli(task.now))
        .setExpiresAt(ofEpochMilli(terms.expiresAt()))
        .setDecisionId(Commands.decisionId(terms))
        .setNetworkVersion(network().version())
        .setPriceVersion(task.epochs.priceVersion())
        .setForecastVersion(Commands.forecastVersion(state))
        .setMode(CommandMode.AUTO)
        .setReasons(List.of("MISSED_CUTOFF"))
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
