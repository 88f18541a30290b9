package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.inventory.Ack;
import org.echelon.inventory.AckKey;
import org.echelon.inventory.AckKind;
import org.echelon.inventory.AdjustmentDocument;
import org.echelon.inventory.AdjustmentKind;
import org.echelon.inventory.AdjustmentTerms;
import org.echelon.inventory.AssignmentEntry;
import org.echelon.inventory.Bucket;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandState;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.CommandTiming;
import org.echelon.inventory.CountScope;
import org.echelon.inventory.DamagedTo;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.ExternalDocument;
import org.echelon.inventory.ExternalStatus;
import org.echelon.inventory.ExternalTerms;
import org.echelon.inventory.Flow;
import org.echelon.inventory.NodeStock;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.OrderLineTerms;
import org.echelon.inventory.PastDemandDocument;
import org.echelon.inventory.ReceiptDocument;
import org.echelon.inventory.ReturnTo;
import org.echelon.inventory.ShipmentEntry;
import org.echelon.inventory.SkuStock;
import org.echelon.inventory.Stamp;
import org.junit.jupiter.api.Test;

/** Random stocks and documents survive their stored form. */
class StoredFormsTest {
  private static final int ROUNDS = 500;
  private final Random random = new Random(7);

  @Test
  void shouldRestoreStockAsItWas() {
    for (int round = 0; round < ROUNDS; round++) {
      SkuStock stock = stock();
      byte[] bytes = StockCodec.encode(stock);
      assertThat(StockCodec.decode(bytes)).isEqualTo(stock);
      assertThat(StockCodec.encode(StockCodec.decode(bytes))).isEqualTo(bytes);
      assertThat(stock.copy()).isEqualTo(stock);
    }
  }

  @Test
  void shouldRestoreDocumentsAsTheyWere() {
    for (int round = 0; round < ROUNDS; round++) {
      for (Document document :
          new Document[] {line(), command(), receipt(), adjustment(), pastDemand(), external()}) {
        byte[] bytes = DocumentCodec.encode(document);
        assertThat(DocumentCodec.decode(bytes)).isEqualTo(document);
      }
    }
  }

  @Test
  void shouldReadReceiptsThatWereStoredWithoutTheWordThatTheyAreTheLast() {
    ReceiptDocument receipt = receipt();
    byte[] bytes = DocumentCodec.encode(receipt);

    Document read = DocumentCodec.decode(Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(read).usingRecursiveComparison().ignoringFields("last").isEqualTo(receipt);
    assertThat(((ReceiptDocument) read).last()).isFalse();
  }

  @Test
  void shouldStoreCommandsWithoutPlacesOnTheWayAsBeforeThereWereAny() {
    for (int round = 0; round < ROUNDS; round++) {
      CommandDocument command = command();
      if (command.known()) {
        CommandDocument straight = over(command, List.of());
        byte[] before = DocumentCodec.encode(straight);

        byte[] with = DocumentCodec.encode(over(command, List.of(5, 300, 12)));

        assertThat(with).hasSizeGreaterThan(before.length).startsWith(before);
        assertThat(DocumentCodec.decode(before)).isEqualTo(straight);
      }
    }
  }

  @Test
  void shouldRestoreALineWithItsAssignment() {
    for (int round = 0; round < ROUNDS; round++) {
      OrderLineDocument line = random.nextInt(4) == 0 ? null : line();
      CommandDocument command = random.nextInt(4) == 0 ? null : command();

      LineCodec.LineRecord read = LineCodec.decode(LineCodec.encode(line, command));

      assertThat(read).isEqualTo(new LineCodec.LineRecord(line, command));
    }
  }

  @Test
  void shouldKeepTheStockOfAnOrdinarySkuSmall() {
    SkuStock stock = new SkuStock("MUG-RED-11");
    for (int node = 0; node < 28; node++) {
      stock.open(node).restore(Bucket.ON_HAND, 200);
      stock.open(node).restore(Bucket.RESERVED, 3);
      stock.open(node).countedAt(1_800_000_000_000L, false);
      stock.open(node).heardAt(1_800_000_000_000L);
      stock.issue("DC-EAST>FC-BOS" + node, 100_000);
    }
    assertThat(StockCodec.encode(stock)).hasSizeLessThan(1_200);
  }

  @Test
  void shouldRefuseAFormOfAnotherVersion() {
    byte[] bytes = StockCodec.encode(stock());
    bytes[0] = 9;
    assertThatThrownBy(() -> StockCodec.decode(bytes)).hasMessageContaining("stored form 9");
  }

  private PastDemandDocument pastDemand() {
    boolean week = random.nextBoolean();
    return new PastDemandDocument(
        week
            ? DocumentKey.pastWeek(text(), random.nextInt(100_000) - 10_000)
            : DocumentKey.pastLine(text(), random.nextInt(100)),
        stamp(),
        text(),
        random.nextInt(100_000) - 10_000,
        week ? -1 : random.nextInt(4),
        random.nextInt(1_000_000),
        random.nextBoolean(),
        random.nextInt(1_000_000));
  }

  private ExternalDocument external() {
    return new ExternalDocument(
        text(),
        stamp(),
        new ExternalTerms(
            random.nextBoolean(),
            random.nextInt(40),
            random.nextInt(40),
            number(),
            one(ExternalStatus.values()),
            number(),
            random.nextInt(30_000),
            number()),
        random.nextBoolean(),
        signed(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(1_000_000));
  }

  private SkuStock stock() {
    SkuStock stock = new SkuStock(text());
    for (int count = random.nextInt(6); count > 0; count--) {
      NodeStock node = stock.open(random.nextInt(40));
      for (Bucket bucket : Bucket.values()) {
        node.restore(bucket, random.nextInt(3) == 0 ? 0 : signed());
      }
      SortedMap<Long, long[]> missing = new TreeMap<>();
      missing.put(number(), new long[] {number(), -number(), number()});
      node.missingUnits().restore(number(), missing);
      node.countedAt(number(), random.nextBoolean());
      node.heardAt(number());
    }
    for (Flow flow : Flow.values()) {
      stock.restore(flow, signed());
    }
    for (int count = random.nextInt(4); count > 0; count--) {
      stock.issue(text(), number());
    }
    stock.restoreCounters(number(), number(), number(), random.nextBoolean());
    return stock;
  }

  private OrderLineDocument line() {
    boolean known = random.nextBoolean();
    SortedMap<String, ShipmentEntry> shipments = new TreeMap<>();
    SortedMap<String, AssignmentEntry> assignments = new TreeMap<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      shipments.put(text(), new ShipmentEntry(stamp(), random.nextInt(40), number()));
      assignments.put(
          text(),
          new AssignmentEntry(
              random.nextInt(40), count, one(CommandState.values()), number(), number()));
    }
    OrderLineTerms terms =
        new OrderLineTerms(
            number(),
            number(),
            random.nextBoolean(),
            text(),
            random.nextInt(4),
            random.nextInt(3) - 1,
            number(),
            random.nextInt(19) - 9,
            1 + random.nextInt(9),
            random.nextInt(9));
    return new OrderLineDocument(
        text(),
        1 + random.nextInt(9999),
        known ? stamp() : null,
        known ? terms : null,
        shipments,
        assignments,
        number(),
        number());
  }

  private CommandDocument command() {
    String id = text();
    CommandTerms terms =
        new CommandTerms(
            id,
            one(CommandKind.values()),
            text(),
            text(),
            random.nextInt(40),
            random.nextInt(40) - 1,
            number(),
            1 + number(),
            new CommandTiming(number(), number(), number(), number()),
            text(),
            random.nextInt(99),
            random.nextInt(9),
            random.ints(random.nextInt(4), 0, 400).boxed().toList());
    SortedMap<AckKey, Ack> acks = new TreeMap<>();
    for (int count = random.nextInt(5); count > 0; count--) {
      Ack ack =
          new Ack(
              stamp(),
              random.nextInt(40) - 1,
              number(),
              number(),
              one(DamagedTo.values()),
              random.nextBoolean(),
              random.nextBoolean() ? null : text(),
              number());
      acks.put(new AckKey(one(AckKind.values()), text()), ack);
    }
    return new CommandDocument(
        id,
        random.nextBoolean() ? terms : null,
        acks,
        random.nextBoolean(),
        random.nextBoolean(),
        number());
  }

  private static CommandDocument over(CommandDocument command, List<Integer> places) {
    return new CommandDocument(
        command.commandId(),
        command.terms().over(places),
        command.acks(),
        command.expiryPassed(),
        command.cancelRequested(),
        command.closedAt());
  }

  private ReceiptDocument receipt() {
    return new ReceiptDocument(
        text(),
        random.nextBoolean() ? null : text(),
        stamp(),
        random.nextInt(40),
        number(),
        number(),
        one(DamagedTo.values()),
        random.nextBoolean(),
        number());
  }

  private AdjustmentDocument adjustment() {
    AdjustmentTerms terms =
        new AdjustmentTerms(
            one(AdjustmentKind.values()),
            signed(),
            number(),
            one(CountScope.values()),
            one(ReturnTo.values()),
            text());
    return new AdjustmentDocument(
        random.nextInt(40), text(), stamp(), terms, signed(), signed(), number());
  }

  private Stamp stamp() {
    return new Stamp(1 + random.nextInt(1000), number(), random.nextBoolean());
  }

  /** Small and large numbers alike. */
  private long number() {
    return random.nextLong() >>> 1 + random.nextInt(62);
  }

  private long signed() {
    return random.nextBoolean() ? number() : -number();
  }

  private String text() {
    String letters = "MUG-RED>é雪|12";
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(30); length > 0; length--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private <E> E one(E[] values) {
    return values[random.nextInt(values.length)];
  }
}
