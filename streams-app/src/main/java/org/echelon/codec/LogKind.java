package org.echelon.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.command.Ack;
import org.echelon.control.Control;
import org.echelon.event.Adjustment;
import org.echelon.event.DemandHistory;
import org.echelon.event.ExternalDecision;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.price.PriceVector;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.schema.AvroTrust;
import org.echelon.state.Decision;
import org.echelon.state.ExternalComparison;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.LineOutcome;
import org.echelon.system.NodeLoad;
import org.echelon.system.Offer;
import org.echelon.system.Settlement;
import org.echelon.system.Tick;

/** The kinds of records in the internal logs, with a code that is never used again. */
public enum LogKind {
  ORDER(1, OrderLine.class),
  SHIPMENT(2, Shipment.class),
  RECEIPT(3, Receipt.class),
  ADJUSTMENT(4, Adjustment.class),
  ACK(5, Ack.class),
  FORECAST(6, Forecast.class),
  ITEM(7, Item.class),
  HISTORY(8, DemandHistory.class),
  EXTERNAL_DECISION(9, ExternalDecision.class),
  NETWORK(20, Network.class),
  CONTROL(21, Control.class),
  PRICE(22, PriceVector.class),
  TICK(23, Tick.class),
  ASK(24, Ask.class),
  NODE_LOAD(25, NodeLoad.class),
  GRANT(30, Grant.class),
  OFFER(40, Offer.class),
  SETTLEMENT(41, Settlement.class),
  LINE_OUTCOME(42, LineOutcome.class),
  DECISION(50, Decision.class),
  EXTERNAL_COMPARISON(51, ExternalComparison.class);

  static {
    AvroTrust.ensure();
  }

  private final byte code;
  private final BinaryMessageEncoder<SpecificRecordBase> encoder;
  private final BinaryMessageDecoder<SpecificRecordBase> decoder;

  LogKind(int code, Class<? extends SpecificRecordBase> record) {
    this.code = (byte) code;
    // A model of its own class carries the logical-type conversions of the generated record.
    SpecificData model = SpecificData.getForClass(record);
    this.encoder = new BinaryMessageEncoder<>(model, model.getSchema(record));
    this.decoder = new BinaryMessageDecoder<>(model, model.getSchema(record));
  }

  /** Whether every partition gets a copy. */
  public boolean shared() {
    return code >= 20 && code < 30;
  }

  byte code() {
    return code;
  }

  void write(SpecificRecordBase record, OutputStream out) throws IOException {
    encoder.encode(record, out);
  }

  SpecificRecordBase read(InputStream in) throws IOException {
    return decoder.decode(in);
  }

  static LogKind ofCode(byte code) {
    for (LogKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("log record of unknown kind " + code);
  }
}
