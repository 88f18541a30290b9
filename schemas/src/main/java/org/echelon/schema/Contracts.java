package org.echelon.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.echelon.command.Ack;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.control.Audit;
import org.echelon.control.Control;
import org.echelon.event.Adjustment;
import org.echelon.event.DemandHistory;
import org.echelon.event.ExternalDecision;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.price.PriceVector;
import org.echelon.price.Response;
import org.echelon.price.Trial;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.state.Alert;
import org.echelon.state.Decision;
import org.echelon.state.ExternalComparison;
import org.echelon.state.LabDecision;
import org.echelon.state.LabState;
import org.echelon.state.Manifest;
import org.echelon.state.Measure;
import org.echelon.state.OrderPromise;
import org.echelon.state.Position;
import org.echelon.state.Proposal;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.Tick;

/** The records that have a topic of their own, each with the fields that make its key. */
public enum Contracts {
  ORDER("evt.order.v1", OrderLine.getClassSchema(), "sku"),
  SHIPMENT("evt.shipment.v1", Shipment.getClassSchema(), "sku"),
  RECEIPT("evt.receipt.v1", Receipt.getClassSchema(), "sku"),
  ADJUSTMENT("evt.adjustment.v1", Adjustment.getClassSchema(), "sku"),
  FORECAST("evt.forecast.v1", Forecast.getClassSchema(), "sku"),
  HISTORY("evt.history.v1", DemandHistory.getClassSchema(), "sku"),
  EXTERNAL_DECISION("evt.external-decision.v1", ExternalDecision.getClassSchema(), "sku"),
  ITEM("ref.item.v1", Item.getClassSchema(), "sku"),
  NETWORK("ref.network.v1", Network.getClassSchema(), "networkId"),
  CONTROL("ctl.operator.v1", Control.getClassSchema(), "controlId"),
  AUDIT("audit.operator.v1", Audit.getClassSchema(), "who"),
  TICK("ctl.tick.v1", Tick.getClassSchema(), "networkId"),
  // The chunk is part of the key, else compaction would keep only the last chunk of a vector.
  PRICE("price.vector.v1", PriceVector.getClassSchema(), "networkId", "chunk"),
  TRIAL("price.trial.v1", Trial.getClassSchema(), "roundId"),
  RESPONSE("price.response.v1", Response.getClassSchema(), "roundId", "partition"),
  TRANSFER("cmd.transfer.v1", TransferCommand.getClassSchema(), "from"),
  PURCHASE("cmd.purchase.v1", PurchaseCommand.getClassSchema(), "vendor"),
  ASSIGNMENT("cmd.assignment.v1", AssignmentCommand.getClassSchema(), "node"),
  ACK("ack.command.v1", Ack.getClassSchema(), "sku"),
  POSITION("state.position.v1", Position.getClassSchema(), "sku"),
  PROPOSAL("state.proposal.v1", Proposal.getClassSchema(), "sku"),
  DECISION("state.decision.v1", Decision.getClassSchema(), "sku"),
  EXTERNAL_COMPARISON("state.external-comparison.v1", ExternalComparison.getClassSchema(), "sku"),
  MANIFEST("state.manifest.v1", Manifest.getClassSchema(), "gate"),
  PROMISE("state.order.v1", OrderPromise.getClassSchema(), "orderId"),
  MEASURE("state.measure.v1", Measure.getClassSchema(), "measureId"),
  ALERT("alert.v1", Alert.getClassSchema(), "alertId"),
  TASK("state.task.v1", Task.getClassSchema(), "app", "task"),
  LAB_DECISION("lab.decision.v1", LabDecision.getClassSchema(), "lab", "sku"),
  LAB_STATE("lab.state.v1", LabState.getClassSchema(), "lab"),
  ASK("sys.ask.v1", Ask.getClassSchema(), "gate");

  /** What the names of all topics start with unless a deployment chooses otherwise. */
  public static final String PREFIX = "echelon.";

  private final String suffix;
  private final Schema schema;
  private final List<String> keyFields;

  Contracts(String suffix, Schema schema, String... keyFields) {
    this.suffix = suffix;
    this.schema = schema;
    this.keyFields = List.of(keyFields);
  }

  /** Name of the topic without the prefix of the deployment, such as {@code evt.order.v1}. */
  public String suffix() {
    return suffix;
  }

  /** Name of the topic under the usual prefix, such as {@code echelon.evt.order.v1}. */
  public String topic() {
    return PREFIX + suffix;
  }

  /** Subject of the topic's values in the schema registry. */
  public String subject() {
    return topic() + "-value";
  }

  /** Schema exactly as it is to be registered, that of the generated class. */
  public Schema schema() {
    return schema;
  }

  /** Fields whose values, joined by a slash, are the key of a record. */
  public List<String> keyFields() {
    return keyFields;
  }

  /** Key that the record must be written with; the record must be of this contract. */
  public String keyOf(IndexedRecord value) {
    return keyFields.stream()
        .map(name -> String.valueOf(value.get(schema.getField(name).pos())))
        .collect(Collectors.joining("/"));
  }
}
