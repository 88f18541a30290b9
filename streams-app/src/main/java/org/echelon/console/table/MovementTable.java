package org.echelon.console.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.event.Adjustment;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.inventory.AdjustmentDocument;
import org.echelon.inventory.AdjustmentKind;
import org.echelon.inventory.AdjustmentTerms;
import org.echelon.inventory.Contribution;
import org.echelon.inventory.CountScope;
import org.echelon.inventory.DamagedTo;
import org.echelon.inventory.ReceiptDocument;
import org.echelon.inventory.ReturnTo;
import org.echelon.inventory.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Documents that move units without a command of ours: receipts, shipments, counts and corrections,
 * the newest revision of each, the newest {@value #AT_MOST} of all SKUs. They are as they were
 * sent: one that Plan refuses is here all the same. What they moved follows by the rules of the
 * ledger; only what a count corrected does not, as it depends on the books at its time.
 */
public final class MovementTable {
  static final int AT_MOST = 50_000;

  /** Each document is about one node. */
  private static final int NODE = 0;

  private final Map<String, Paper> papers = new Newest<>(AT_MOST);
  private long dropped;

  /**
   * A document.
   *
   * @param what RECEIPT, SHIPMENT, or the kind of an adjustment
   * @param document its id at its node
   * @param about the order or the foreign purchase order, or why; empty where nothing is told
   * @param units that it tells of
   * @param moves what it moved; none for a count
   */
  public record Paper(
      String sku,
      String node,
      String what,
      String document,
      String about,
      Stamp stamp,
      long units,
      List<UnitMove> moves) {}

  void take(Receipt receipt) {
    if (receipt.getCommandId() != null) {
      return;
    }
    DamagedTo damagedTo =
        word(DamagedTo.values(), receipt.getDamagedTo().name()).orElse(DamagedTo.WRITTEN_OFF);
    Stamp stamp =
        stamp(
            receipt.getRevision(), receipt.getOccurredAt().toEpochMilli(), receipt.getWithdrawn());
    Contribution made =
        new ReceiptDocument(
                receipt.getReceiptId(),
                receipt.getPoRef(),
                stamp,
                NODE,
                receipt.getGoodUnits(),
                receipt.getDamagedUnits(),
                damagedTo,
                receipt.getLast(),
                0)
            .contribution();
    put(
        new Paper(
            receipt.getSku(),
            receipt.getNode().intern(),
            "RECEIPT",
            receipt.getReceiptId(),
            told(receipt.getPoRef()),
            stamp,
            receipt.getGoodUnits() + receipt.getDamagedUnits(),
            moves(receipt.getNode(), made)),
        "receipt",
        receipt.getPoRef() == null ? receipt.getNode() : "|" + receipt.getPoRef(),
        receipt.getReceiptId());
  }

  void take(Shipment shipment) {
    if (shipment.getCommandId() != null) {
      return;
    }
    Stamp stamp =
        stamp(
            shipment.getRevision(),
            shipment.getOccurredAt().toEpochMilli(),
            shipment.getWithdrawn());
    List<UnitMove> moves =
        shipment.getWithdrawn() || shipment.getUnits() == 0
            ? List.of()
            : List.of(
                new UnitMove(
                    shipment.getNode().intern(),
                    "SELLABLE",
                    "",
                    UnitMove.CUSTOMER,
                    shipment.getUnits()));
    put(
        new Paper(
            shipment.getSku(),
            shipment.getNode().intern(),
            "SHIPMENT",
            shipment.getShipmentId(),
            shipment.getOrderId() + "/" + shipment.getLineNo(),
            stamp,
            shipment.getUnits(),
            moves),
        "shipment",
        shipment.getOrderId() + "/" + shipment.getLineNo(),
        shipment.getShipmentId());
  }

  void take(Adjustment adjustment) {
    Optional<AdjustmentKind> kind = word(AdjustmentKind.values(), adjustment.getKind().name());
    if (kind.isEmpty()) {
      return;
    }
    AdjustmentTerms terms =
        new AdjustmentTerms(
            kind.get(),
            adjustment.getUnits(),
            adjustment.getCountedAt() == null ? 0 : adjustment.getCountedAt().toEpochMilli(),
            word(CountScope.values(), adjustment.getCountScope().name())
                .orElse(CountScope.SELLABLE),
            word(ReturnTo.values(), adjustment.getReturnTo().name()).orElse(ReturnTo.HELD),
            adjustment.getReason());
    Stamp stamp =
        stamp(
            adjustment.getRevision(),
            adjustment.getOccurredAt().toEpochMilli(),
            adjustment.getWithdrawn());
    Contribution made =
        new AdjustmentDocument(NODE, adjustment.getAdjustmentId(), stamp, terms, 0, 0, 0)
            .contribution();
    put(
        new Paper(
            adjustment.getSku(),
            adjustment.getNode().intern(),
            kind.get().name(),
            adjustment.getAdjustmentId(),
            told(adjustment.getReason()),
            stamp,
            adjustment.getUnits(),
            moves(adjustment.getNode(), made)),
        "adjustment",
        adjustment.getNode(),
        adjustment.getAdjustmentId());
  }

  /**
   * @param name what names the document within its SKU, as in the ledger
   */
  private void put(Paper paper, String... name) {
    String key = paper.sku() + "\n" + String.join("\n", name);
    Paper known = papers.get(key);
    if (known == null) {
      dropped += papers.size() == AT_MOST ? 1 : 0;
      papers.put(key, paper);
    } else if (paper.stamp().revision() > known.stamp().revision()) {
      papers.put(key, paper);
    }
  }

  private static List<UnitMove> moves(String node, Contribution made) {
    return new UnitMoves().at(node.intern(), NODE, made, 1).outside(made, 1).moves();
  }

  private static Stamp stamp(int revision, long occurredAt, boolean withdrawn) {
    return new Stamp(revision, occurredAt, withdrawn);
  }

  private static String told(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Empty for a word that this version does not know. */
  private static <E extends Enum<E>> Optional<E> word(E[] words, String name) {
    return Arrays.stream(words).filter(word -> word.name().equals(name)).findFirst();
  }

  /** The documents of a SKU that are still kept, in the order in which they were first told. */
  public List<Paper> of(String sku) {
    return papers.values().stream().filter(paper -> paper.sku().equals(sku)).toList();
  }

  /** How many were dropped to stay within bounds. */
  public long dropped() {
    return dropped;
  }
}
