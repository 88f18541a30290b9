package org.echelon.console.halt;

import org.echelon.control.ControlAction;
import org.echelon.control.Role;

/**
 * What a person asks for on a page.
 *
 * @param action FREEZE, PAUSE, UNFREEZE or RESUME
 * @param scope such as node:FC1, as a control has it
 * @param why empty while only the effect is looked at
 * @param ticket case in another system, empty for none
 * @param until an instant, a time of the day or a span, as the command line takes it; empty for
 *     none
 * @param seenRevision revision of the control that the person saw, 0 for none
 */
public record HaltAsk(
    ControlAction action,
    String scope,
    String why,
    String ticket,
    String until,
    int seenRevision,
    String who,
    Role role) {

  /** Whether customers' orders are concerned too. */
  public boolean customersToo() {
    return action == ControlAction.FREEZE || action == ControlAction.UNFREEZE;
  }

  /** Whether it stops, and does not lift. */
  public boolean stops() {
    return action == ControlAction.FREEZE || action == ControlAction.PAUSE;
  }

  /** What the person must type: the name that is meant, or the action and ALL for the network. */
  public String word() {
    return scope.equals("network") ? action + " ALL" : scope.substring(scope.indexOf(':') + 1);
  }
}
