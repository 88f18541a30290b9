package org.echelon.console.table;

import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.command.Ack;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.control.Audit;
import org.echelon.control.Control;
import org.echelon.event.Adjustment;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.price.PriceVector;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.state.Alert;
import org.echelon.state.Decision;
import org.echelon.state.LabDecision;
import org.echelon.state.LabState;
import org.echelon.state.Measure;
import org.echelon.state.Position;
import org.echelon.state.Proposal;
import org.echelon.state.Task;
import org.echelon.state.TriggerKind;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/**
 * All that the console knows. One thread folds records in, any thread may ask; no question sees a
 * record half taken. Memory: about 4 KB a SKU, 150 bytes a SKU and node, 1 KB a command that is
 * kept (at most 105,000 of those, 105 MB), what {@link LabTable} says a lab, and some 95 MB for
 * what else is bounded by number.
 */
public final class ConsoleTables {
  private final Ticks ticks = new Ticks();
  private final StockTable stock = new StockTable();
  private final ForecastTable forecasts = new ForecastTable();
  private final DecisionTable decisions = new DecisionTable();
  private final PriceTable prices = new PriceTable();
  private final TaskTable tasks = new TaskTable();
  private final RefusedTable refused = new RefusedTable();
  private final AlertTable alerts = new AlertTable();
  private final HaltTable halts = new HaltTable();
  private final AuditTable audits = new AuditTable();
  private final ReferenceTable reference = new ReferenceTable();
  private final ServiceTable service = new ServiceTable();
  private final HeardTable heard = new HeardTable();
  private final MovementTable movements = new MovementTable();
  private final LabTable labs = new LabTable();
  private boolean past;
  private final CommandTable commands = new CommandTable(reference::silent, heard);

  /** Asks a question; the answer must not hold on to a table. */
  public synchronized <T> T ask(Function<ConsoleTables, T> question) {
    return question.apply(this);
  }

  /** Whether the commands taken from here on are those of the weeks before this start. */
  public synchronized void past(boolean reading) {
    past = reading;
  }

  /** A command of the past has its answers still to come: its clock is that of its time. */
  private long commandsNow() {
    return past ? commands.newestIssuedAt() : ticks.nowMillis();
  }

  /** Takes a record of a public topic; {@code recordMillis} is when it was written. */
  public synchronized void take(SpecificRecord record, String key, long recordMillis) {
    long now = commandsNow();
    if (record instanceof Position position) {
      stock.take(position);
    } else if (record instanceof Proposal proposal) {
      stock.take(proposal);
    } else if (record instanceof Decision decision) {
      decisions.take(decision);
      heard.take(decision);
    } else if (record instanceof TransferCommand command) {
      commands.take(command, now);
    } else if (record instanceof PurchaseCommand command) {
      commands.take(command, now);
    } else if (record instanceof AssignmentCommand command) {
      commands.take(command, now);
    } else if (record instanceof Ack ack) {
      commands.take(ack, now);
    } else if (record instanceof Shipment shipment) {
      commands.take(shipment, now);
      movements.take(shipment);
    } else if (record instanceof Receipt receipt) {
      commands.take(receipt, now);
      movements.take(receipt);
    } else if (record instanceof Adjustment adjustment) {
      movements.take(adjustment);
    } else if (record instanceof Task task) {
      tasks.take(key, task, recordMillis);
    } else if (record instanceof Tick tick) {
      ticks.take(tick, recordMillis);
    } else {
      takeRare(record, recordMillis);
    }
  }

  /**
   * A decision was read just when it could be, not as part of the past. That of an event tells how
   * long it took; a departure, a price or a person is decided about when its hour has come.
   *
   * @param recordMillis when what caused it was written to Plan's log, which is its timestamp
   * @param readMillis when it was read
   */
  public synchronized void decided(Decision decision, long recordMillis, long readMillis) {
    if (decision.getTrigger().getKind() == TriggerKind.EVENT) {
      heard.decided(readMillis, Math.max(0, readMillis - recordMillis));
    }
  }

  private void takeRare(SpecificRecord record, long recordMillis) {
    if (record instanceof PriceVector vector) {
      prices.take(vector, recordMillis).ifPresent(heard::take);
    } else if (record instanceof Item item) {
      reference.take(item);
    } else if (record instanceof Forecast forecast) {
      forecasts.take(forecast);
    } else if (record instanceof Network network) {
      reference.take(network);
    } else if (record instanceof Alert alert) {
      alerts.take(alert);
    } else if (record instanceof Control control) {
      halts.take(control);
    } else if (record instanceof Measure measure) {
      service.take(measure);
    } else if (record instanceof Audit audit) {
      audits.take(audit);
    } else if (record instanceof LabState lab) {
      labs.take(lab);
    } else if (record instanceof LabDecision answer) {
      labs.take(answer);
    }
  }

  /** Takes a refused record. */
  public synchronized void takeRefused(ConsumerRecord<String, byte[]> record) {
    heard.take(refused.take(record));
  }

  /** Takes a deletion on a compacted topic. */
  public synchronized void delete(Topic topic, String key) {
    switch (topic) {
      case POSITION -> stock.remove(key);
      case PROPOSAL -> stock.removeProposal(key);
      case ITEM -> reference.removeItem(key);
      case FORECAST -> forecasts.remove(key);
      case TASK -> tasks.remove(key);
      case CONTROL -> halts.remove(key);
      case MEASURE -> service.remove(key);
      default -> {
        // Nothing is kept by this key.
      }
    }
  }

  /**
   * Once a second of the wall's clock: puts away what time has closed and, unless what is read is
   * still the past, notes rates.
   */
  public synchronized void second(long wallMillis, boolean live) {
    if (live) {
      tasks.sample(wallMillis);
      heard.live();
    }
    commands.sweep(commandsNow());
  }

  public Ticks ticks() {
    return ticks;
  }

  public StockTable stock() {
    return stock;
  }

  public CommandTable commands() {
    return commands;
  }

  public ForecastTable forecasts() {
    return forecasts;
  }

  public DecisionTable decisions() {
    return decisions;
  }

  public PriceTable prices() {
    return prices;
  }

  public TaskTable tasks() {
    return tasks;
  }

  public RefusedTable refused() {
    return refused;
  }

  public AlertTable alerts() {
    return alerts;
  }

  public HaltTable halts() {
    return halts;
  }

  /** What was counted of service. */
  public ServiceTable service() {
    return service;
  }

  /** What was heard since the past was read. */
  public HeardTable heard() {
    return heard;
  }

  /** Labs in shadow. */
  public LabTable labs() {
    return labs;
  }

  public AuditTable audits() {
    return audits;
  }

  /** Documents that move units without a command. */
  public MovementTable movements() {
    return movements;
  }

  public ReferenceTable reference() {
    return reference;
  }
}
