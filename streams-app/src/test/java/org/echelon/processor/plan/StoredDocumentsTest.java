package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.echelon.inventory.AdjustmentDocument;
import org.echelon.inventory.AdjustmentKind;
import org.echelon.inventory.AdjustmentTerms;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandId;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.MemoryDocuments;
import org.echelon.inventory.Movement;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.Stamp;
import org.echelon.inventory.WaitingLine;
import org.junit.jupiter.api.Test;

/** Documents in a store answer as documents in heap do, whenever they are flushed. */
class StoredDocumentsTest {
  private static final String[] SKUS = {"A", "AB", "B", "MUG-RED-11"};
  private static final String[] IDS = {"SO-1", "SO-10", "SO-2", "T-X", "P-Y"};
  private static final int MINUTES = 24 * 60;

  private final MemoryTable table = new MemoryTable();
  private final MemoryDocuments plain = new MemoryDocuments();
  private final Random random = new Random(11);
  private StoredDocuments stored = new StoredDocuments(table);

  @Test
  void shouldAnswerAsDocumentsInHeapDo() {
    for (int step = 0; step < 20_000; step++) {
      change();
      if (random.nextInt(5) == 0) {
        stored.flush();
      }
      if (random.nextInt(50) == 0) {
        stored.flush();
        stored = new StoredDocuments(table);
      }
      compare();
    }
  }

  @Test
  void shouldTakeBackEverythingSinceTheLastFlush() {
    stored.put("A", adjustment("SO-1", 1));
    stored.addWaiting("A", new WaitingLine(5, "SO-1", 1));
    stored.scheduleDue(9, "A", DocumentKey.command("C-1"));
    stored.flush();
    int before = table.size();

    // when
    stored.put("A", adjustment("SO-1", 2));
    stored.put("A", adjustment("SO-2", 1));
    stored.removeWaiting("A", new WaitingLine(5, "SO-1", 1));
    assertThat(stored.due(10)).hasSize(1);
    stored.discard();
    stored.flush();

    assertThat(table.size()).isEqualTo(before);
    assertThat(stored.get("A", DocumentKey.adjustment(1, "SO-1"))).isEqualTo(adjustment("SO-1", 1));
    assertThat(stored.get("A", DocumentKey.adjustment(1, "SO-2"))).isNull();
    assertThat(stored.waitingLines("A")).hasSize(1);
    assertThat(stored.due(10)).hasSize(1);
  }

  @Test
  void shouldWriteNothingOfALineThatNeverHadToWait() {
    List<String> writes = new ArrayList<>();
    StoredDocuments counted =
        new StoredDocuments(
            new MemoryTable() {
              @Override
              public void put(byte[] key, byte[] value) {
                writes.add(value == null ? "deleted" : "put");
                super.put(key, value);
              }
            });
    WaitingLine waits = new WaitingLine(5, "SO-1", 1);
    WaitingLine assigned = new WaitingLine(6, "SO-2", 1);

    counted.addWaiting("A", waits);
    counted.addWaiting("A", assigned);
    counted.removeWaiting("A", assigned);
    counted.flush();
    assertThat(counted.waitingLines("A")).containsExactly(waits);
    counted.addWaiting("A", waits);
    counted.removeWaiting("A", waits);
    counted.flush();

    assertThat(counted.waitingLines("A")).isEmpty();
    assertThat(writes).containsExactly("put", "deleted");
  }

  @Test
  void shouldKeepALineAndItsFirstAssignmentInOneRecord() {
    DocumentKey line = DocumentKey.orderLine("SO-1", 1);
    DocumentKey first = DocumentKey.command(CommandId.ofAttempt("SO-1", 1, "A", 1));
    DocumentKey second = DocumentKey.command(CommandId.ofAttempt("SO-1", 1, "A", 2));
    stored.put("A", line("SO-1"));
    stored.put("A", command(first.id()));
    stored.flush();
    assertThat(table.size()).isEqualTo(1);
    stored.put("A", command(second.id()));
    stored.flush();
    assertThat(table.size()).isEqualTo(2);

    // when
    stored = new StoredDocuments(table);

    assertThat(stored.get("A", line)).isEqualTo(line("SO-1"));
    assertThat(stored.get("A", first)).isEqualTo(command(first.id()));
    assertThat(stored.get("A", second)).isEqualTo(command(second.id()));
    assertThat(stored.get("B", line)).isNull();
    assertThat(stored.from("A", DocumentKey.Kind.COMMAND, "P-")).isEmpty();

    // when
    stored.forget("A", first);
    stored.flush();
    assertThat(stored.get("A", first)).isNull();
    assertThat(stored.get("A", line)).isEqualTo(line("SO-1"));
    stored.forget("A", line);
    stored.forget("A", second);
    stored.flush();

    assertThat(table.size()).isZero();
  }

  @Test
  void shouldListCommandsOfOneSkuFromAnIdOn() {
    for (String id : List.of("A-1", "P-1", "T-1", "T-2")) {
      stored.put("A", command(id));
      stored.put("AB", command(id));
    }
    stored.put("A", adjustment("Z-1", 1));

    assertThat(stored.from("A", DocumentKey.Kind.COMMAND, "P-"))
        .extracting(document -> document.key().id())
        .containsExactly("P-1", "T-1", "T-2");
  }

  private void change() {
    String sku = SKUS[random.nextInt(SKUS.length)];
    String id = IDS[random.nextInt(IDS.length)];
    WaitingLine line = new WaitingLine(random.nextInt(300), id, 1 + random.nextInt(300));
    Document document =
        random.nextBoolean() ? adjustment(id, random.nextInt(1000)) : command("T-" + id);
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        stored.put(sku, document);
        plain.put(sku, document);
      }
      case 2 -> {
        stored.forget(sku, document.key());
        plain.forget(sku, document.key());
      }
      case 3 -> {
        stored.addWaiting(sku, line);
        plain.addWaiting(sku, line);
      }
      case 4 -> plain.waitingLines(sku).stream().findFirst().ifPresent(first -> remove(sku, first));
      case 5 -> {
        long at = random.nextInt(20) == 0 ? Long.MAX_VALUE / 2 : random.nextInt(100_000);
        stored.scheduleDue(at, sku, document.key());
        plain.scheduleDue(at, sku, document.key());
      }
      default -> {
        Movement moved = new Movement(random.nextInt(9) - 4, random.nextInt(3), -1);
        long minute = 29_000_000 + random.nextInt(MINUTES);
        int node = random.nextInt(3);
        stored.addMovement(sku, node, minute, moved);
        plain.addMovement(sku, node, minute, moved);
      }
    }
  }

  private void remove(String sku, WaitingLine line) {
    stored.removeWaiting(sku, line);
    plain.removeWaiting(sku, line);
  }

  private void compare() {
    String sku = SKUS[random.nextInt(SKUS.length)];
    for (String id : IDS) {
      for (DocumentKey key :
          List.of(DocumentKey.adjustment(1, id), DocumentKey.command("T-" + id))) {
        assertThat(stored.get(sku, key)).isEqualTo(plain.get(sku, key));
      }
    }
    assertThat(stored.waitingLines(sku)).isEqualTo(plain.waitingLines(sku));
    long minute = 29_000_000 + random.nextInt(MINUTES);
    assertThat(stored.movedAfter(sku, 1, minute)).isEqualTo(plain.movedAfter(sku, 1, minute));
    if (random.nextInt(20) == 0) {
      long upTo = random.nextInt(100_000);
      assertThat(stored.due(upTo)).isEqualTo(plain.due(upTo));
    }
  }

  private static Document adjustment(String id, long units) {
    return new AdjustmentDocument(
        1,
        id,
        new Stamp(1, 29_000_000L * 60_000, false),
        AdjustmentTerms.of(AdjustmentKind.FOUND, units, "OTHER"),
        units,
        0,
        0);
  }

  private static Document line(String orderId) {
    return new OrderLineDocument(
        orderId, 1, null, null, new TreeMap<>(), new TreeMap<>(), 0, 29_000_000L);
  }

  private static Document command(String id) {
    return new CommandDocument(id, null, new TreeMap<>(), false, false, 0);
  }
}
