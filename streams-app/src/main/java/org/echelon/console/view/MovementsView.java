package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.echelon.console.table.CommandHead;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.MovementTable.Paper;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.TrackedCommand;
import org.echelon.console.table.UnitMove;
import org.echelon.console.table.UnitMoves;
import org.echelon.inventory.Ack;
import org.echelon.inventory.AckKey;
import org.echelon.inventory.AckKind;
import org.echelon.inventory.AssumedAcks;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.Contribution;

/**
 * What moved the units of a SKU, document by document, as far as the console keeps documents. What
 * an answer to a command moved is the difference that it makes to the command as the ledger folds
 * it; what another document moved, {@link org.echelon.console.table.MovementTable} tells.
 */
public final class MovementsView {
  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparing(Row::at).reversed().thenComparing(Row::document);

  private MovementsView() {}

  /**
   * Movements of a SKU.
   *
   * @param balance of its newest position; empty without one
   * @param listed units that all the documents kept here brought and took
   * @param total movements that are kept, shown or not
   * @param dropped whether documents or closed commands of any SKU had to be dropped for newer ones
   */
  public record Movements(
      Optional<Instant> asOf,
      String sku,
      Optional<SkuView.Balance> balance,
      Listed listed,
      List<Row> items,
      long total,
      boolean dropped) {}

  /** Units in the documents kept here, to be held against the balance. */
  public record Listed(long received, long returned, long shipped) {}

  /**
   * One document, or one answer to a command.
   *
   * @param what RECEIPT, SHIPMENT, a kind of adjustment, or for a command RELEASED, EXPIRED or the
   *     kind of the answer
   * @param units that the document tells of
   * @param moves where units went; none for a count, whose correction depends on the books
   * @param document its id
   * @param about the order, the foreign purchase order, the lane, or why
   * @param commandId the command that it is about
   * @param decisionId the decision behind that command
   * @param assumed whether nobody sent it: its lane sends none
   * @param withdrawn whether its sender took it back
   */
  public record Row(
      Instant at,
      String what,
      long units,
      List<UnitMove> moves,
      String document,
      String about,
      Optional<String> commandId,
      Optional<String> decisionId,
      boolean assumed,
      boolean withdrawn) {}

  /** Movements, newest first; empty for a SKU of which nothing is known. */
  public static Optional<Movements> of(ConsoleTables tables, String sku, int limit) {
    Optional<SkuRow> position = tables.stock().sku(sku);
    long now = tables.ticks().nowMillis();
    List<Row> rows = new ArrayList<>();
    tables.movements().of(sku).forEach(paper -> rows.add(row(paper)));
    Stream.concat(tables.commands().open().stream(), tables.commands().closed().stream())
        .filter(command -> command.head().terms().sku().equals(sku))
        .forEach(command -> rows.addAll(rows(command, now)));
    if (rows.isEmpty() && position.isEmpty() && !tables.reference().items().containsKey(sku)) {
      return Optional.empty();
    }
    rows.sort(NEWEST_FIRST);
    return Optional.of(
        new Movements(
            tables.ticks().at(),
            sku,
            position.map(SkuView::balance),
            listed(rows),
            List.copyOf(rows.subList(0, Math.min(limit, rows.size()))),
            rows.size(),
            tables.movements().dropped() + tables.commands().forgotten() > 0));
  }

  private static Listed listed(List<Row> rows) {
    return new Listed(
        sum(rows, UnitMove::from, UnitMove.VENDOR),
        sum(rows, UnitMove::from, UnitMove.CUSTOMER),
        sum(rows, UnitMove::to, UnitMove.CUSTOMER));
  }

  private static long sum(List<Row> rows, Function<UnitMove, String> end, String place) {
    return rows.stream()
        .flatMap(row -> row.moves().stream())
        .filter(move -> end.apply(move).equals(place))
        .mapToLong(UnitMove::units)
        .sum();
  }

  private static Row row(Paper paper) {
    return new Row(
        Instant.ofEpochMilli(paper.stamp().occurredAt()),
        paper.what(),
        paper.units(),
        paper.moves(),
        paper.document(),
        paper.about(),
        Optional.empty(),
        Optional.empty(),
        false,
        paper.stamp().withdrawn());
  }

  /** A turn in the life of a command: its release, an answer, or its expiry. */
  private record Turn(long at, Optional<Map.Entry<AckKey, Ack>> answer, boolean expiry) {}

  private static List<Row> rows(TrackedCommand command, long now) {
    CommandTerms terms = command.head().terms();
    List<Turn> turns = new ArrayList<>();
    turns.add(new Turn(terms.timing().issuedAt(), Optional.empty(), false));
    command.acks(now).entrySet().stream()
        .map(ack -> new Turn(ack.getValue().stamp().occurredAt(), Optional.of(ack), false))
        .sorted(Comparator.comparingLong(Turn::at))
        .forEach(turns::add);
    if (now > terms.expiresAt()) {
      turns.add(new Turn(terms.expiresAt(), Optional.empty(), true));
    }
    SortedMap<AckKey, Ack> heard = new TreeMap<>();
    Contribution before = new Contribution();
    List<Row> rows = new ArrayList<>();
    for (Turn turn : turns) {
      turn.answer().ifPresent(answer -> heard.put(answer.getKey(), answer.getValue()));
      Contribution after =
          new CommandDocument(
                  terms.commandId(), terms, heard, turn.expiry(), command.cancelRequested(), 0)
              .status()
              .contribution();
      List<UnitMove> moves = moves(command.head(), before, after);
      if (!moves.isEmpty()) {
        rows.add(row(command.head(), turn, moves));
      }
      before = after;
    }
    return rows;
  }

  private static List<UnitMove> moves(CommandHead head, Contribution before, Contribution after) {
    CommandTerms terms = head.terms();
    UnitMoves moves = new UnitMoves();
    if (terms.kind() != CommandKind.PURCHASE) {
      moves.at(head.from(), terms.from(), before, -1).at(head.from(), terms.from(), after, 1);
    }
    if (terms.kind() != CommandKind.ASSIGNMENT) {
      moves.at(head.to(), terms.to(), before, -1).at(head.to(), terms.to(), after, 1);
    }
    return moves.outside(before, -1).outside(after, 1).moves();
  }

  private static Row row(CommandHead head, Turn turn, List<UnitMove> moves) {
    CommandTerms terms = head.terms();
    Optional<Ack> ack = turn.answer().map(Map.Entry::getValue);
    Optional<AckKey> key = turn.answer().map(Map.Entry::getKey);
    return new Row(
        Instant.ofEpochMilli(turn.at()),
        key.map(known -> known.kind().name()).orElse(turn.expiry() ? "EXPIRED" : "RELEASED"),
        ack.map(answer -> answer.units() + answer.damagedUnits()).orElse(terms.units()),
        moves,
        key.filter(MovementsView::named).map(AckKey::part).orElse(terms.commandId()),
        terms.kind() == CommandKind.ASSIGNMENT
            ? "order " + head.to()
            : head.from() + " to " + head.to(),
        Optional.of(terms.commandId()),
        Optional.of(head.decisionId()).filter(id -> !id.isEmpty()),
        ack.map(answer -> AssumedAcks.CODE.equals(answer.reason())).orElse(false),
        false);
  }

  /** Whether an answer has an id of its own: a truck, a parcel or a delivery. */
  private static boolean named(AckKey key) {
    boolean goods = key.kind() == AckKind.SHIPPED || key.kind() == AckKind.RECEIVED;
    return goods && !key.part().isEmpty() && !key.part().equals("1");
  }
}
