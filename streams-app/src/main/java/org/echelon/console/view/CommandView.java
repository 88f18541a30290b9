package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.console.table.CommandHead;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.TrackedCommand;
import org.echelon.inventory.Ack;
import org.echelon.inventory.AckKey;
import org.echelon.inventory.AckKind;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandState;
import org.echelon.inventory.CommandStatus;

/** One command: its life as steps, its units, and what was answered. */
public final class CommandView {
  private static final int ANSWERS_AT_MOST = 50;

  private CommandView() {}

  /**
   * A command.
   *
   * @param steps of its life in order, the pending one with its due time
   * @param answers newest first, at most {@value #ANSWERS_AT_MOST} of {@code answersTotal}
   * @param explained whether its decision is still kept here
   */
  public record Command(
      Optional<Instant> asOf,
      CommandsView.Row command,
      String lane,
      int revision,
      Instant expiresAt,
      long priceVersion,
      boolean explained,
      List<Step> steps,
      Units units,
      List<Answer> answers,
      int answersTotal) {}

  /**
   * A step of its life.
   *
   * @param state DONE, PASSED for one that nobody told of and nobody waits for, PENDING, AHEAD, or
   *     NEVER where the command ended before
   * @param by node or vendor that tells of it
   * @param units told of so far
   */
  public record Step(
      String name,
      String state,
      String by,
      Optional<Instant> at,
      Optional<Instant> dueAt,
      boolean late,
      long units) {}

  /** Its units: what was commanded, and what became of them. */
  public record Units(
      long commanded,
      long toGo,
      long left,
      long arrived,
      long damaged,
      long notFound,
      long surplus) {}

  /** One answer; {@code assumed} where nobody sent it. */
  public record Answer(
      Instant at,
      String kind,
      String by,
      String part,
      int revision,
      boolean withdrawn,
      boolean assumed,
      long units,
      long damagedUnits,
      Optional<String> reason) {}

  /** A command by its id, if it is still kept. */
  public static Optional<Command> of(ConsoleTables tables, String id) {
    return tables.commands().find(id).map(command -> of(tables, command));
  }

  private static Command of(ConsoleTables tables, TrackedCommand command) {
    long now = tables.ticks().nowMillis();
    CommandHead head = command.head();
    CommandStatus status = command.status(now);
    List<Answer> answers = answers(command, now);
    return new Command(
        tables.ticks().at(),
        CommandsView.row(tables, command, now),
        head.lane(),
        head.revision(),
        Instant.ofEpochMilli(head.terms().expiresAt()),
        head.priceVersion(),
        tables.decisions().find(head.decisionId()).isPresent(),
        steps(command, Wait.of(head, status.state(), tables.reference(), now), now),
        new Units(
            head.terms().units(),
            status.outstanding(),
            status.shipped(),
            status.arrived(),
            answers.stream().filter(a -> !a.withdrawn()).mapToLong(Answer::damagedUnits).sum(),
            status.missing(),
            status.surplus()),
        answers.stream().limit(ANSWERS_AT_MOST).toList(),
        answers.size());
  }

  private static List<Answer> answers(TrackedCommand command, long now) {
    CommandHead head = command.head();
    List<Answer> answers = new ArrayList<>();
    command
        .acks(now)
        .forEach(
            (key, ack) ->
                answers.add(
                    new Answer(
                        Instant.ofEpochMilli(ack.stamp().occurredAt()),
                        key.kind().name(),
                        ack.node() == head.terms().from() ? head.from() : head.to(),
                        key.part(),
                        ack.stamp().revision(),
                        ack.stamp().withdrawn(),
                        !command.acks().containsKey(key),
                        ack.units(),
                        ack.damagedUnits(),
                        Optional.ofNullable(ack.reason()))));
    answers.sort(Comparator.comparing(Answer::at).reversed().thenComparing(Answer::kind));
    return answers;
  }

  private static List<AckKind> life(CommandKind kind) {
    return switch (kind) {
      case TRANSFER -> List.of(AckKind.ACCEPTED, AckKind.PICKED, AckKind.SHIPPED, AckKind.RECEIVED);
      case PURCHASE -> List.of(AckKind.ACCEPTED, AckKind.SHIPPED, AckKind.RECEIVED);
      case ASSIGNMENT -> List.of(AckKind.ACCEPTED, AckKind.PICKED, AckKind.SHIPPED);
    };
  }

  private static List<Step> steps(TrackedCommand command, Wait wait, long now) {
    CommandHead head = command.head();
    CommandState state = command.status(now).state();
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "RELEASED",
            "DONE",
            "",
            Optional.of(head.issuedAt()),
            Optional.empty(),
            false,
            head.terms().units()));
    List<AckKind> life = life(head.terms().kind());
    int last = -1;
    for (int i = 0; i < life.size(); i++) {
      boolean reached =
          life.get(i).name().equals(wait.answer()) || !told(command, life.get(i), now).isEmpty();
      last = reached ? i : last;
    }
    for (int i = 0; i < life.size(); i++) {
      steps.add(step(command, life.get(i), i < last, wait, now));
    }
    if (state.closed() && !steps.get(steps.size() - 1).state().equals("DONE")) {
      steps.add(end(command, state, now));
    }
    return steps;
  }

  private static Step step(
      TrackedCommand command, AckKind kind, boolean later, Wait wait, long now) {
    CommandHead head = command.head();
    Map<AckKey, Ack> told = told(command, kind, now);
    Optional<Instant> at =
        told.values().stream()
            .map(ack -> Instant.ofEpochMilli(ack.stamp().occurredAt()))
            .min(Comparator.naturalOrder());
    long units = told.values().stream().mapToLong(Ack::units).sum();
    String by = kind == AckKind.RECEIVED ? head.to() : head.from();
    if (wait.answer().equals(kind.name())) {
      return new Step(
          kind.name(), "PENDING", by, at, Reply.instant(wait.dueAt()), wait.late(now), units);
    }
    boolean closed = command.status(now).state().closed();
    String state = at.isPresent() ? "DONE" : later ? "PASSED" : closed ? "NEVER" : "AHEAD";
    long due =
        switch (kind) {
          case SHIPPED -> head.dueAt();
          case RECEIVED -> head.expectedAt();
          default -> 0;
        };
    Optional<Instant> dueAt = state.equals("AHEAD") ? Reply.instant(due) : Optional.empty();
    return new Step(kind.name(), state, by, at, dueAt, false, units);
  }

  /** How it ended where that was not by its last step. */
  private static Step end(TrackedCommand command, CommandState state, long now) {
    Optional<Answer> last = answers(command, now).stream().filter(a -> !a.withdrawn()).findFirst();
    boolean expired = state == CommandState.EXPIRED;
    Instant expiry = Instant.ofEpochMilli(command.head().terms().expiresAt());
    return new Step(
        state.name(),
        "DONE",
        expired ? "" : last.map(Answer::by).orElse(""),
        expired ? Optional.of(expiry) : last.map(Answer::at),
        Optional.empty(),
        false,
        command.head().terms().units());
  }

  /** What was told of a step and not taken back. */
  private static Map<AckKey, Ack> told(TrackedCommand command, AckKind kind, long now) {
    Map<AckKey, Ack> told = new TreeMap<>(command.acks(now));
    told.entrySet().removeIf(e -> e.getKey().kind() != kind || e.getValue().stamp().withdrawn());
    return told;
  }
}
