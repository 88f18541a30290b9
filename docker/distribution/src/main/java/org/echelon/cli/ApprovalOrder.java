package org.echelon.cli;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.codec.NearestName;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.state.Choice;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a person says to a line that waits for one: let it go, or drop it. */
final class ApprovalOrder {
  private final ReasonOptions options;
  private final ControlAction action;
  private final String decisionId;
  private final PrintWriter out;
  private final PrintWriter err;

  ApprovalOrder(ReasonOptions options, ControlAction action, String decisionId, CommandLine line) {
    this.options = options;
    this.action = action;
    this.decisionId = decisionId;
    this.out = line.getOut();
    this.err = line.getErr();
    // Without a reason nothing needs to be read.
    options.why();
  }

  /**
   * Says it, and waits for what comes of the line.
   *
   * @param units at most so many, null for all
   */
  void give(@Nullable Long units) throws InterruptedException {
    try (ControlDesk desk = new ControlDesk(options.deployment(), EnumSet.of(Topic.DECISION))) {
      Decision held = held(desk);
      Choice choice = choice(held);
      if (units != null && (units < 1 || units > choice.getUnits())) {
        throw new CommandFailure(
            CommandFailure.REFUSED,
            "--units "
                + units
                + " is not 1 to "
                + choice.getUnits()
                + ", as many as are held. Nothing was sent. [FIELD_RANGE]");
      }
      tell(line(held));
      Control control =
          ConfirmedOrder.next(
                  desk, ControlFamily.APPROVAL, action, "decision:" + decisionId, options, null)
              .setUnits(units)
              .build();
      long millis =
          new ConfirmedOrder(options, err)
              .send(desk, control, offset -> awaitSettled(desk, control, offset));
      told(desk.board().settled(decisionId).orElseThrow(), millis);
    }
  }

  private Decision held(ControlDesk desk) {
    List<String> ids = desk.board().held().stream().map(Decision::getDecisionId).toList();
    return desk.board().held().stream()
        .filter(decision -> decision.getDecisionId().equals(decisionId))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    CommandFailure.NOT_FOUND,
                    "no line waits for approval under the id "
                        + decisionId
                        + NearestName.of(decisionId, ids)
                            .map(id -> "; the nearest is " + id)
                            .orElse("")
                        + ". See ./echelon commands --held"));
  }

  private void awaitSettled(ControlDesk desk, Control control, long offset) {
    if (!desk.awaitSettled(control, decisionId, offset, options.timeout())) {
      throw new CommandFailure(
          CommandFailure.TOO_LONG,
          action
              + " of "
              + decisionId
              + " is written, and nothing has come of it after "
              + options.timeout().toSeconds()
              + " s"
              + (action == ControlAction.APPROVE
                  ? ": it goes with the lane's departure if there is room, else it lapses"
                  : "")
              + ". See ./echelon commands --held");
    }
  }

  private void told(Decision decision, long millis) {
    boolean released = decision.getState() == DecisionState.RELEASED;
    if (options.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("decisionId", decisionId);
      document.put("action", action.name());
      document.put("state", decision.getState().name());
      document.put("commandIds", List.copyOf(decision.getCommandIds()));
      document.put("units", released ? choice(decision).getUnits() : 0);
      document.put("latencyMs", millis);
      out.println(Json.text(document));
    } else if (released) {
      out.println(
          "Released as "
              + String.join(", ", decision.getCommandIds())
              + ", "
              + choice(decision).getUnits()
              + " units, after "
              + millis
              + " ms.");
    } else {
      out.println(
          "It has lapsed"
              + (action == ControlAction.DECLINE
                  ? " and is not asked again for this departure"
                  : ": its departure was gone, or had no room")
              + "; after "
              + millis
              + " ms.");
    }
  }

  private static String line(Decision held) {
    Choice choice = choice(held);
    return held.getKind()
        + " of "
        + choice.getUnits()
        + " "
        + held.getSku()
        + " "
        + choice.getFrom()
        + " "
        + CommandText.arrow()
        + " "
        + choice.getTo()
        + ", held since "
        + held.getDecidedAt()
        + ". Why: ./echelon explain "
        + held.getDecisionId();
  }

  /** What is held always says what it chose. */
  private static Choice choice(Decision decision) {
    return Optional.ofNullable(decision.getChoice()).orElseThrow();
  }

  /** What a person should know; a machine reads one document. */
  private void tell(String text) {
    (options.json() ? err : out).println(text);
  }
}
