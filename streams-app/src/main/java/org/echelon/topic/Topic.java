package org.echelon.topic;

import static org.echelon.topic.Topic.Cleanup.COMPACT;
import static org.echelon.topic.Topic.Cleanup.COMPACT_DELETE;
import static org.echelon.topic.Topic.Cleanup.DELETE;
import static org.echelon.topic.Topic.Spread.GATES;
import static org.echelon.topic.Topic.Spread.ONE;
import static org.echelon.topic.Topic.Spread.SKUS;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
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
import org.jspecify.annotations.Nullable;

/** The topics of Echelon: name, record, partitions, cleanup, retention and record limit. */
public enum Topic {
  ORDER("evt.order.v1", OrderLine.class, SKUS, DELETE, days(35), 16),
  SHIPMENT("evt.shipment.v1", Shipment.class, SKUS, DELETE, days(35), 16),
  RECEIPT("evt.receipt.v1", Receipt.class, SKUS, DELETE, days(35), 16),
  ADJUSTMENT("evt.adjustment.v1", Adjustment.class, SKUS, DELETE, days(35), 16),
  FORECAST("evt.forecast.v1", Forecast.class, SKUS, COMPACT, null, 64),
  /** Demand of the past: teaches, moves no stock. */
  HISTORY("evt.history.v1", DemandHistory.class, SKUS, DELETE, days(400), 16),
  /** What another planner decided: compared, and expected where that planner decides. */
  EXTERNAL_DECISION("evt.external-decision.v1", ExternalDecision.class, SKUS, DELETE, days(35), 16),
  ITEM("ref.item.v1", Item.class, SKUS, COMPACT, null, 32),
  NETWORK("ref.network.v1", Network.class, ONE, COMPACT, null, 8192),
  CONTROL("ctl.operator.v1", Control.class, ONE, COMPACT_DELETE, days(400), 16),
  AUDIT("audit.operator.v1", Audit.class, ONE, DELETE, days(400), 16),
  TICK("ctl.tick.v1", Tick.class, ONE, DELETE, days(7), 1),
  ASK("sys.ask.v1", Ask.class, ONE, DELETE, days(7), 64),
  PRICE("price.vector.v1", PriceVector.class, ONE, COMPACT_DELETE, days(90), 256),
  /** Questions of a price run to the oracle workers, and their answers; advisory. */
  TRIAL("price.trial.v1", Trial.class, ONE, DELETE, hours(1), 256),
  RESPONSE("price.response.v1", Response.class, ONE, DELETE, hours(1), 256),
  ACK("ack.command.v1", Ack.class, SKUS, DELETE, days(35), 16),
  /** What a Plan task reads, all of it and nothing else; binary. */
  SKU_LOG("sys.sku.v1", null, SKUS, DELETE, days(7), 8192),
  /** What a gate task reads; binary. */
  GATE_LOG("sys.gate.v1", null, GATES, DELETE, days(7), 8192),
  /** What becomes of order lines, for the view of their order; binary. */
  ORDER_LOG("sys.order.v1", null, GATES, DELETE, days(7), 16),
  /** Frozen economics of each SKU, for the pricing job; binary. */
  LADDER("sys.ladder.v1", null, SKUS, COMPACT, null, 64),
  TRANSFER("cmd.transfer.v1", TransferCommand.class, SKUS, DELETE, days(35), 16),
  PURCHASE("cmd.purchase.v1", PurchaseCommand.class, SKUS, DELETE, days(35), 16),
  ASSIGNMENT("cmd.assignment.v1", AssignmentCommand.class, SKUS, DELETE, days(35), 16),
  POSITION("state.position.v1", Position.class, SKUS, COMPACT, null, 64),
  PROPOSAL("state.proposal.v1", Proposal.class, SKUS, COMPACT, null, 64),
  DECISION("state.decision.v1", Decision.class, SKUS, DELETE, days(35), 64),
  EXTERNAL_COMPARISON(
      "state.external-comparison.v1", ExternalComparison.class, SKUS, COMPACT, null, 64),
  PROMISE("state.order.v1", OrderPromise.class, GATES, COMPACT_DELETE, days(35), 1024),
  MANIFEST("state.manifest.v1", Manifest.class, ONE, DELETE, days(35), 1024),
  TASK("state.task.v1", Task.class, ONE, COMPACT_DELETE, days(7), 512),
  MEASURE("state.measure.v1", Measure.class, ONE, COMPACT_DELETE, days(400), 4),
  /** What a lab would do beside what was done. */
  LAB_DECISION("lab.decision.v1", LabDecision.class, SKUS, DELETE, days(35), 64),
  LAB_STATE("lab.state.v1", LabState.class, ONE, COMPACT, null, 64),
  ALERT("alert.v1", Alert.class, ONE, DELETE, days(90), 8),
  /**
   * Refused records: the original bytes, or nothing where the origin still has them; kept as long
   * as the topics of origin are.
   */
  REFUSED("dlq.v1", null, ONE, DELETE, days(35), 8192);

  /** How a topic is split. */
  public enum Spread {
    /** By SKU, as many partitions as Plan has tasks. */
    SKUS,
    /** By gate. */
    GATES,
    /** One partition: one order for everybody. */
    ONE
  }

  /** How old records go. */
  public enum Cleanup {
    DELETE("delete"),
    COMPACT("compact"),
    COMPACT_DELETE("compact,delete");

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
    }

    /** The broker's word for it. */
    public String policy() {
      return policy;
    }
  }

  private final String suffix;
  private final @Nullable Class<? extends SpecificRecord> record;
  private final Spread spread;
  private final Cleanup cleanup;
  private final @Nullable Duration retention;
  private final int kilobytes;

  Topic(
      String suffix,
      @Nullable Class<? extends SpecificRecord> record,
      Spread spread,
      Cleanup cleanup,
      @Nullable Duration retention,
      int kilobytes) {
    this.suffix = suffix;
    this.record = record;
    this.spread = spread;
    this.cleanup = cleanup;
    this.retention = retention;
    this.kilobytes = kilobytes;
  }

  /** The name without the deployment's prefix. */
  public String suffix() {
    return suffix;
  }

  /** The name in a deployment. */
  public String name(String prefix) {
    return prefix + suffix;
  }

  /** The Avro record of a public topic; empty where the value is binary. */
  public Optional<Class<? extends SpecificRecord>> record() {
    return Optional.ofNullable(record);
  }

  public Spread spread() {
    return spread;
  }

  public Cleanup cleanup() {
    return cleanup;
  }

  /** How long records are kept; empty where only compaction removes them. */
  public Optional<Duration> retention() {
    return Optional.ofNullable(retention);
  }

  /** Largest record, bytes. */
  public int maxBytes() {
    return kilobytes * 1024;
  }

  /** Who writes it. */
  public Set<Party> writers() {
    return TopicParties.writers(this);
  }

  /** Who reads it. */
  public Set<Party> readers() {
    return TopicParties.readers(this);
  }

  /**
   * Whether others than our own applications write it, so that the broker must refuse timestamps
   * that lie ahead.
   */
  public boolean input() {
    return switch (this) {
      case ORDER, SHIPMENT, RECEIPT, ADJUSTMENT, FORECAST, HISTORY, ACK -> true;
      case EXTERNAL_DECISION -> true;
      case ITEM, NETWORK, CONTROL, PRICE -> true;
      default -> false;
    };
  }

  /**
   * Whether its partitions are fixed for the life of a deployment; topics that upstream systems
   * write by SKU may be split as they like, because intake puts their records in place.
   */
  public boolean bound() {
    return switch (this) {
      case ORDER, SHIPMENT, RECEIPT, ADJUSTMENT, FORECAST, HISTORY, ACK, ITEM -> false;
      case EXTERNAL_DECISION -> false;
      default -> true;
    };
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  /** The topic of a name without prefix. */
  public static Topic ofSuffix(String suffix) {
    for (Topic topic : values()) {
      if (topic.suffix.equals(suffix)) {
        return topic;
      }
    }
    throw new IllegalArgumentException("no topic is called " + suffix);
  }
}
