package org.echelon.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Command ids computed from what a command is, so that a replay gives the same id: prefix and the
 * first 80 bits of a SHA-256 in Crockford's base 32.
 */
public final class CommandId {
  private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int DIGITS = 16;

  private CommandId() {}

  /** Id of the transfer or purchase that starts at a unit of a lane's own count. */
  public static String onLane(CommandKind kind, String sku, String lane, long firstUnit) {
    return kind.prefix() + digits(sku + '|' + lane + '|' + firstUnit);
  }

  /** Id of an attempt to have an order line shipped. */
  public static String ofAttempt(String orderId, int lineNo, String sku, int attempt) {
    return CommandKind.ASSIGNMENT.prefix()
        + digits(orderId + '|' + lineNo + '|' + sku + '|' + attempt);
  }

  /** Whether an id is that of an attempt to have an order line shipped. */
  public static boolean isAttempt(String commandId) {
    return commandId.startsWith(CommandKind.ASSIGNMENT.prefix());
  }

  private static String digits(String text) {
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    char[] digits = new char[DIGITS];
    for (int digit = 0; digit < DIGITS; digit++) {
      int bit = 5 * digit;
      int pair = (hash[bit / 8] & 0xff) << 8 | hash[bit / 8 + 1] & 0xff;
      digits[digit] = CROCKFORD[pair >> (11 - bit % 8) & 31];
    }
    return new String(digits);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
