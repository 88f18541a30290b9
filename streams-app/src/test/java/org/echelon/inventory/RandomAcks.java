package org.echelon.inventory;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** Commands and random answers to them: parts, revisions, withdrawals, late, short, damaged. */
final class RandomAcks {
  private static final int MOST = 8;

  private RandomAcks() {}

  /** A command from the distribution centre, or the vendor, to the fulfilment centre. */
  static CommandTerms terms(CommandKind kind, long units, long issuedAt, long expiresAt) {
    CommandTiming timing = new CommandTiming(issuedAt, expiresAt, issuedAt, expiresAt);
    int from = kind == CommandKind.PURCHASE ? LedgerStory.VENDOR : LedgerStory.DC;
    boolean assignment = kind == CommandKind.ASSIGNMENT;
    return new CommandTerms(
        kind.name(),
        kind,
        LedgerStory.SKU,
        "lane",
        from,
        assignment ? Nodes.NONE : LedgerStory.FC,
        1,
        units,
        timing,
        assignment ? "SO-1" : "",
        assignment ? 1 : 0,
        assignment ? 1 : 0);
  }

  /** The states that a command of a kind can be in. */
  static CommandState[] states(CommandKind kind) {
    Set<CommandState> states = EnumSet.allOf(CommandState.class);
    if (kind == CommandKind.ASSIGNMENT) {
      states.remove(CommandState.PARTLY_RECEIVED);
      states.remove(CommandState.RECEIVED);
    } else {
      states.remove(CommandState.DONE);
    }
    return states.toArray(CommandState[]::new);
  }

  /** One to eight answers of rising revision. */
  static AckFact[] of(CommandTerms command, Random random, long[] units) {
    AckFact[] acks = new AckFact[1 + random.nextInt(MOST)];
    for (int i = 0; i < acks.length; i++) {
      acks[i] = ack(command, i + 1, random, units);
    }
    return acks;
  }

  private static AckFact ack(CommandTerms command, int revision, Random random, long[] units) {
    AckKind kind = AckKind.values()[random.nextInt(AckKind.values().length)];
    boolean assignment = command.kind() == CommandKind.ASSIGNMENT;
    boolean receipt = kind == AckKind.RECEIVED;
    boolean destinationSpeaks =
        receipt || kind == AckKind.SHORT && !assignment && random.nextBoolean();
    boolean late = random.nextInt(10) < 3;
    return new AckFact(
        new FactHead(
            "e" + revision,
            "wms",
            late ? command.expiresAt() + 1 : command.timing().issuedAt(),
            revision,
            random.nextInt(10) == 0),
        command.sku(),
        command.commandId(),
        kind,
        destinationSpeaks ? command.to() : command.from(),
        Integer.toString(1 + random.nextInt(3)),
        kind == AckKind.ACCEPTED
            ? command.units() / (1 + random.nextInt(2))
            : units[random.nextInt(units.length)],
        receipt && random.nextInt(3) == 0 ? 2 : 0,
        DamagedTo.values()[random.nextInt(command.kind() == CommandKind.PURCHASE ? 3 : 2)],
        kind == AckKind.SHIPPED ? random.nextBoolean() : receipt && random.nextInt(5) == 0,
        random.nextInt(10) < 3 ? "NOT_FOUND" : null,
        0);
  }
}
