package org.echelon.console;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.console.resend.ResendAsk;
import org.echelon.console.resend.ResendOrders;
import org.echelon.control.Role;

/** Takes orders to send refused records again: who may how many, and whether they are meant. */
final class ResendApi {
  static final String SEND = "refused/resend";
  static final String PREVIEW = SEND + "/preview";

  /** What a planner may send at once; more is for operators. */
  static final int PLANNERS_AT_MOST = 1_000;

  private static final Set<String> FIELDS = Set.of("record", "reason", "unsure", "why", "confirm");
  private static final Pattern CONFIRM = Pattern.compile("RESEND (\\d{1,9})");
  private static final Pattern RECORD = Pattern.compile("(\\d{1,6}:\\d{1,18})?");
  private static final Pattern REASON = Pattern.compile("[A-Z_]{0,40}");

  private final Optional<ConsoleWriter> writer;

  ResendApi(Optional<ConsoleWriter> writer) {
    this.writer = writer.filter(w -> w.role() != Role.VIEWER);
  }

  /**
   * What would become of them, and what is to be typed.
   *
   * @param confirm empty where nothing would be sent, or the person may not send so many
   */
  record Preview(ResendOrders.Outlook outlook, String confirm, int mayAtMost) {}

  /** Whether an address is one of these. */
  static boolean has(String path) {
    return path.equals(SEND) || path.equals(PREVIEW);
  }

  /**
   * Answers a request that is to send something.
   *
   * @throws ApiException when it is not done
   */
  Object answer(String path, byte[] body) {
    ConsoleWriter by = writer.orElseThrow(ControlApi::viewer);
    Map<String, String> fields = ControlApi.fields(body, FIELDS);
    ResendAsk ask = ask(by, fields);
    return ControlApi.told(
        () ->
            path.equals(PREVIEW)
                ? preview(by, ask)
                : send(by, ask, fields.getOrDefault("confirm", "")));
  }

  private static Preview preview(ConsoleWriter by, ResendAsk ask) {
    ResendOrders.Outlook outlook = by.resends().look(ask);
    int atMost = atMost(by.role());
    boolean may = outlook.chosen() > 0 && outlook.chosen() <= atMost;
    return new Preview(outlook, may ? "RESEND " + outlook.chosen() : "", atMost);
  }

  private static ResendOrders.Sent send(ConsoleWriter by, ResendAsk ask, String confirm) {
    Matcher agreed = CONFIRM.matcher(confirm);
    if (!agreed.matches()) {
      throw new ApiException(
          422,
          "CTL_NOT_CONFIRMED",
          "\"" + confirm + "\" is not what is to be typed",
          "Look at what would be sent, and type RESEND and how many.");
    }
    int count = Integer.parseInt(agreed.group(1));
    if (count > atMost(by.role())) {
      throw new ApiException(
          403,
          "CTL_NOT_ALLOWED",
          by.who() + " is planner; more than " + PLANNERS_AT_MOST + " at once need an operator",
          "Ask for the role, or send fewer.");
    }
    ControlApi.checkWhy(ask.why());
    return by.resends().send(ask, count);
  }

  private static int atMost(Role role) {
    return role == Role.OPERATOR ? Integer.MAX_VALUE : PLANNERS_AT_MOST;
  }

  private static ResendAsk ask(ConsoleWriter by, Map<String, String> fields) {
    String record = fields.getOrDefault("record", "");
    String reason = fields.getOrDefault("reason", "");
    if (!RECORD.matcher(record).matches() || !REASON.matcher(reason).matches()) {
      throw ControlApi.bad(
          "record \"" + record + "\" or reason \"" + reason + "\" is none", FIELDS);
    }
    return new ResendAsk(
        record,
        reason,
        fields.getOrDefault("unsure", "").equals("true"),
        fields.getOrDefault("why", "").strip(),
        by.who(),
        by.role());
  }
}
