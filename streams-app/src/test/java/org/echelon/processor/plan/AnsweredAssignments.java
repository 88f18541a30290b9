package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;

/**
 * The assignments of one item as warehouses see them: commands and what they answer, nothing of the
 * ledger. Each new command is held against what was known when it came.
 */
final class AnsweredAssignments {
  private static final LocalTime CUT_OFF = LocalTime.of(17, 0);

  /** A command and what became of it. */
  static final class Held {
    final AssignmentCommand issue;
    boolean heard;
    boolean letGo;
    boolean calledOff;
    long shipped;

    Held(AssignmentCommand issue) {
      this.issue = issue;
    }

    /** Units that its warehouse may still ship at a time. */
    long mayShip(Instant now) {
      boolean lapsed = !heard && now.isAfter(issue.getExpiresAt());
      return letGo || lapsed ? 0 : issue.getUnits();
    }
  }

  final List<Held> all = new ArrayList<>();
  final Map<String, Long> ordered = new HashMap<>();
  final Map<String, Long> present = new HashMap<>();
  int reassigned;
  int reissued;
  private int read;

  /** Takes the commands that came since the last time. */
  void read(Scenario scenario) {
    List<AssignmentCommand> commands = scenario.assignments();
    for (AssignmentCommand command : commands.subList(read, commands.size())) {
      if (command.getChange() == CommandChange.CANCEL) {
        held(command.getCommandId()).calledOff = true;
        reassigned += command.getReasons().contains("REASSIGNED") ? 1 : 0;
      } else {
        issued(command, scenario.now());
      }
    }
    read = commands.size();
  }

  private void issued(AssignmentCommand command, Instant now) {
    long promised = command.getUnits();
    for (Held held : all) {
      if (held.issue.getOrderId().equals(command.getOrderId())) {
        promised += held.shipped + held.mayShip(now);
      }
    }
    assertThat(promised)
        .as("units of %s shipped, that may ship and of %s", command.getOrderId(), command)
        .isLessThanOrEqualTo(ordered.get(command.getOrderId()));
    assertFeasible(command, now);
    all.add(new Held(command));
    reissued += command.getSupersedes() == null ? 0 : 1;
  }

  /**
   * The node has the units beside what it owes others, the command leaves at the next cut-off, and
   * what is promised is when it then arrives.
   */
  private void assertFeasible(AssignmentCommand command, Instant now) {
    long owed = command.getUnits();
    for (Held held : all) {
      if (held.issue.getNode().equals(command.getNode())) {
        owed += held.mayShip(now);
      }
    }
    assertThat(owed)
        .as("units owed at %s with %s", command.getNode(), command)
        .isLessThanOrEqualTo(present.get(command.getNode()));
    assertThat(command.getReadyBy()).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofDays(1)));
    assertThat(command.getReadyBy().atZone(ZoneOffset.UTC).toLocalTime()).isEqualTo(CUT_OFF);
    assertThat(command.getPromisedAt()).isEqualTo(command.getReadyBy().plus(Duration.ofDays(1)));
  }

  /** A warehouse answers; what it ships is gone. */
  void answer(Scenario scenario, String sku, Held held, AckKind kind, long units) {
    AssignmentCommand issue = held.issue;
    scenario.ack(sku, issue.getCommandId(), kind, issue.getNode(), units);
    held.heard |= !scenario.now().isAfter(issue.getExpiresAt());
    held.letGo |= kind == AckKind.SHIPPED || kind == AckKind.REJECTED || kind == AckKind.CANCELLED;
    if (kind == AckKind.SHIPPED) {
      held.shipped += units;
      present.merge(issue.getNode(), -units, Long::sum);
    }
    read(scenario);
  }

  /** Units that have left for an order. */
  long shipped(String orderId) {
    return all.stream()
        .filter(held -> held.issue.getOrderId().equals(orderId))
        .mapToLong(held -> held.shipped)
        .sum();
  }

  private Held held(String commandId) {
    return all.stream()
        .filter(held -> held.issue.getCommandId().equals(commandId))
        .findFirst()
        .orElseThrow();
  }
}
