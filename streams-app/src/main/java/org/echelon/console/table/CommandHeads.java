package org.echelon.console.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.CommandTiming;
import org.echelon.inventory.Nodes;

/** Reads published commands as the ledger's terms; nodes get numbers of this table's own. */
final class CommandHeads {
  private final Map<String, Integer> ordinals = new HashMap<>();

  CommandHead of(TransferCommand command) {
    long departs = command.getDepartureAt().toEpochMilli();
    long arrives = command.getExpectedArrivalAt().toEpochMilli();
    CommandTerms terms =
        new CommandTerms(
            command.getCommandId(),
            CommandKind.TRANSFER,
            command.getSku(),
            command.getLane().intern(),
            node(command.getFrom()),
            node(command.getTo()),
            command.getFirstUnit(),
            command.getUnits(),
            new CommandTiming(
                command.getIssuedAt().toEpochMilli(),
                command.getExpiresAt().toEpochMilli(),
                departs,
                arrives),
            "",
            0,
            0);
    return new CommandHead(
        terms,
        command.getRevision(),
        command.getFrom().intern(),
        command.getTo().intern(),
        command.getLane().intern(),
        departs,
        arrives,
        Optional.of(command.getMarginPerUnitDay() * command.getUnits()),
        command.getDecisionId(),
        command.getPriceVersion(),
        reasons(command.getReasons()));
  }

  CommandHead of(PurchaseCommand command) {
    long arrives = command.getDeliverBy().toEpochMilli();
    CommandTerms terms =
        new CommandTerms(
            command.getCommandId(),
            CommandKind.PURCHASE,
            command.getSku(),
            command.getLane().intern(),
            node(command.getVendor()),
            node(command.getTo()),
            command.getFirstUnit(),
            command.getUnits(),
            new CommandTiming(
                command.getIssuedAt().toEpochMilli(),
                command.getExpiresAt().toEpochMilli(),
                0,
                arrives),
            "",
            0,
            0);
    return new CommandHead(
        terms,
        command.getRevision(),
        command.getVendor().intern(),
        command.getTo().intern(),
        command.getLane().intern(),
        0,
        arrives,
        Optional.empty(),
        command.getDecisionId(),
        command.getPriceVersion(),
        reasons(command.getReasons()));
  }

  CommandHead of(AssignmentCommand command) {
    long readyBy = command.getReadyBy().toEpochMilli();
    long arrives = command.getPromisedAt() == null ? 0 : command.getPromisedAt().toEpochMilli();
    CommandTerms terms =
        new CommandTerms(
            command.getCommandId(),
            CommandKind.ASSIGNMENT,
            command.getSku(),
            "",
            node(command.getNode()),
            Nodes.NONE,
            1,
            command.getUnits(),
            new CommandTiming(
                command.getIssuedAt().toEpochMilli(),
                command.getExpiresAt().toEpochMilli(),
                readyBy,
                arrives),
            command.getOrderId(),
            command.getLineNo(),
            command.getAttempt());
    return new CommandHead(
        terms,
        command.getRevision(),
        command.getNode().intern(),
        command.getOrderId() + "/" + command.getLineNo(),
        "",
        readyBy,
        arrives,
        Optional.empty(),
        command.getDecisionId(),
        command.getPriceVersion(),
        reasons(command.getReasons()));
  }

  /** The number of a node, the same for the same name. */
  int node(String id) {
    return ordinals.computeIfAbsent(id, name -> ordinals.size());
  }

  private static List<String> reasons(List<String> codes) {
    return codes.stream().map(String::intern).toList();
  }
}
