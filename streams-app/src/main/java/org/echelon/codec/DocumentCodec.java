package org.echelon.codec;

import org.echelon.inventory.AdjustmentDocument;
import org.echelon.inventory.AdjustmentKind;
import org.echelon.inventory.AdjustmentTerms;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CountScope;
import org.echelon.inventory.DamagedTo;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.ExternalDocument;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.PastDemandDocument;
import org.echelon.inventory.ReceiptDocument;
import org.echelon.inventory.ReturnTo;
import org.echelon.inventory.Stamp;

/** Binary form of a ledger document: version, family, then the fields of the family. */
public final class DocumentCodec {
  private static final int VERSION = 1;

  private DocumentCodec() {}

  public static byte[] encode(Document document) {
    BytesOut out = new BytesOut();
    out.putByte(VERSION);
    out.putEnum(document.key().kind());
    out.putVarint(document.closedAt());
    if (document instanceof OrderLineDocument line) {
      OrderLineForm.put(out, line);
    } else if (document instanceof CommandDocument command) {
      CommandForm.put(out, command);
    } else if (document instanceof ReceiptDocument receipt) {
      put(out, receipt);
    } else if (document instanceof AdjustmentDocument adjustment) {
      put(out, adjustment);
    } else if (document instanceof ExternalDocument decision) {
      ExternalForm.put(out, decision);
    } else {
      put(out, (PastDemandDocument) document);
    }
    return out.toBytes();
  }

  /**
   * Restores a document.
   *
   * @throws IllegalArgumentException if another version wrote the bytes
   */
  public static Document decode(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, VERSION);
    DocumentKey.Kind kind = in.getEnum(DocumentKey.Kind.values());
    long closedAt = in.getVarint();
    return switch (kind) {
      case ORDER_LINE -> OrderLineForm.get(in, closedAt);
      case COMMAND -> CommandForm.get(in, closedAt);
      case RECEIPT -> receipt(in, closedAt);
      case ADJUSTMENT -> adjustment(in, closedAt);
      case EXTERNAL -> ExternalForm.get(in, closedAt);
      case PAST_LINE, PAST_WEEK -> pastDemand(in, kind, closedAt);
    };
  }

  static void put(BytesOut out, Stamp stamp) {
    out.putVarint(stamp.revision());
    out.putVarint(stamp.occurredAt());
    out.putBoolean(stamp.withdrawn());
  }

  static Stamp stamp(BytesIn in) {
    return new Stamp(in.getCount(), in.getVarint(), in.getBoolean());
  }

  private static void put(BytesOut out, ReceiptDocument receipt) {
    out.putText(receipt.receiptId());
    out.putTextOrNull(receipt.poRef());
    put(out, receipt.stamp());
    out.putVarint(receipt.node());
    out.putVarint(receipt.goodUnits());
    out.putVarint(receipt.damagedUnits());
    out.putEnum(receipt.damagedTo());
    out.putBoolean(receipt.last());
  }

  private static ReceiptDocument receipt(BytesIn in, long closedAt) {
    return new ReceiptDocument(
        in.getText(),
        in.getTextOrNull(),
        stamp(in),
        in.getCount(),
        in.getVarint(),
        in.getVarint(),
        in.getEnum(DamagedTo.values()),
        // Those of before do not say it.
        !in.atEnd() && in.getBoolean(),
        closedAt);
  }

  private static void put(BytesOut out, AdjustmentDocument adjustment) {
    out.putVarint(adjustment.node());
    out.putText(adjustment.adjustmentId());
    put(out, adjustment.stamp());
    AdjustmentTerms terms = adjustment.terms();
    out.putEnum(terms.kind());
    out.putSigned(terms.units());
    out.putVarint(terms.countedAt());
    out.putEnum(terms.scope());
    out.putEnum(terms.returnTo());
    out.putText(terms.reason());
    out.putSigned(adjustment.correctionUnits());
    out.putSigned(adjustment.settledUnits());
  }

  private static AdjustmentDocument adjustment(BytesIn in, long closedAt) {
    int node = in.getCount();
    String id = in.getText();
    Stamp stamp = stamp(in);
    AdjustmentTerms terms =
        new AdjustmentTerms(
            in.getEnum(AdjustmentKind.values()),
            in.getSigned(),
            in.getVarint(),
            in.getEnum(CountScope.values()),
            in.getEnum(ReturnTo.values()),
            in.getText());
    return new AdjustmentDocument(node, id, stamp, terms, in.getSigned(), in.getSigned(), closedAt);
  }

  private static void put(BytesOut out, PastDemandDocument past) {
    out.putText(past.key().id());
    out.putSigned(past.key().number());
    put(out, past.stamp());
    out.putText(past.zone());
    out.putSigned(past.day());
    out.putSigned(past.speed());
    out.putVarint(past.units());
    out.putBoolean(past.censored());
  }

  private static PastDemandDocument pastDemand(BytesIn in, DocumentKey.Kind kind, long closedAt) {
    return new PastDemandDocument(
        new DocumentKey(kind, in.getText(), (int) in.getSigned()),
        stamp(in),
        in.getText(),
        in.getSigned(),
        (int) in.getSigned(),
        in.getVarint(),
        in.getBoolean(),
        closedAt);
  }
}
