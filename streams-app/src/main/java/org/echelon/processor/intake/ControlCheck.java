package org.echelon.processor.intake;

import static org.echelon.control.ControlAction.APPROVE;
import static org.echelon.control.ControlAction.BLOCK;
import static org.echelon.control.ControlAction.CANCEL;
import static org.echelon.control.ControlAction.CLEAR;
import static org.echelon.control.ControlAction.DECLINE;
import static org.echelon.control.ControlAction.DRY;
import static org.echelon.control.ControlAction.EXTRA;
import static org.echelon.control.ControlAction.FREEZE;
import static org.echelon.control.ControlAction.PAUSE;
import static org.echelon.control.ControlAction.RESEND;
import static org.echelon.control.ControlAction.RESUME;
import static org.echelon.control.ControlAction.RETURN;
import static org.echelon.control.ControlAction.REVERT;
import static org.echelon.control.ControlAction.RUN;
import static org.echelon.control.ControlAction.SET;
import static org.echelon.control.ControlAction.SET_LEVEL;
import static org.echelon.control.ControlAction.SET_QUANTITY;
import static org.echelon.control.ControlAction.SWITCH;
import static org.echelon.control.ControlAction.UNFREEZE;

import java.util.Set;
import java.util.regex.Pattern;
import org.echelon.codec.RefusalCode;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.reference.Region;

/**
 * The form of what a person orders: that family, action, scope and role fit, and that it says why.
 */
final class ControlCheck {
  private static final String NAME = "[!-~&&[^|/@]]([ -~&&[^|/@]]{0,62}[!-~&&[^|/@]])?";
  private static final Pattern SCOPE =
      Pattern.compile(
          "network|(region|node|lane|vendor|command|decision):"
              + NAME
              + "|sku:"
              + NAME
              + "(@"
              + NAME
              + ")?");

  private ControlCheck() {}

  static void check(Control control, Form form) {
    form.range("revision", control.getRevision(), 1, Integer.MAX_VALUE)
        .kind("family", control.getFamily())
        .kind("action", control.getAction())
        .kind("role", control.getRole())
        .kind("mode", control.getMode())
        .kind("part", control.getPart())
        .rule(
            control.getPart() == null || control.getFamily() == ControlFamily.MODE,
            RefusalCode.FIELD_CONFLICT,
            "part",
            control.getPart())
        .rule(
            SCOPE.matcher(control.getScope()).matches(),
            RefusalCode.CTL_SCOPE,
            "scope",
            control.getScope())
        .rule(
            control.getControlId().equals(control.getFamily() + "/" + control.getScope()),
            RefusalCode.FIELD_CONFLICT,
            "controlId",
            control.getControlId())
        .rule(
            actions(control.getFamily()).contains(control.getAction()),
            RefusalCode.FIELD_CONFLICT,
            "action",
            control.getFamily() + " " + control.getAction())
        .rule(
            scopeFits(control.getFamily(), control.getScope())
                && (!oneNode(control.getAction()) || control.getScope().contains("@")),
            RefusalCode.CTL_SCOPE,
            "scope",
            control.getScope())
        .rule(
            control.getRole() == Role.OPERATOR
                || (control.getRole() == Role.PLANNER && !operatorsOnly(control)),
            RefusalCode.CTL_NOT_ALLOWED,
            "role",
            control.getRole())
        .label("who", control.getWho())
        .rule(
            control.getWhy().strip().length() >= 5 && control.getWhy().length() <= 500,
            RefusalCode.CTL_NO_REASON,
            "why",
            control.getWhy())
        .words("ticket", control.getTicket(), 64)
        .label("requestId", control.getRequestId())
        .instant("requestedAt", control.getRequestedAt())
        .instant("effectiveAt", control.getEffectiveAt())
        .instant("expiresAt", control.getExpiresAt())
        .rule(
            control.getExpiresAt() == null
                || control.getExpiresAt().isAfter(control.getEffectiveAt()),
            RefusalCode.FIELD_CONFLICT,
            "expiresAt",
            control.getExpiresAt());
    values(control, form);
  }

  private static void values(Control control, Form form) {
    form.micros("units", control.getUnits())
        .micros("levelUnits", control.getLevelUnits())
        .micros("capUnitsPerDay", control.getCapUnitsPerDay());
    boolean sets = control.getAction() == SET;
    if (sets && control.getFamily() == ControlFamily.MODE) {
      form.required("mode", control.getMode());
    } else if (sets && control.getFamily() == ControlFamily.CAP) {
      form.required("capUnitsPerDay", control.getCapUnitsPerDay());
    } else if (control.getAction() == SET_LEVEL) {
      form.required("levelUnits", control.getLevelUnits());
    } else if (control.getAction() == SET_QUANTITY) {
      form.required("units", control.getUnits());
    } else if (control.getAction() == RETURN) {
      form.required("version", control.getVersion());
    }
    form.rule(
        control.getRegions().isEmpty() || control.getAction() == SWITCH,
        RefusalCode.FIELD_CONFLICT,
        "regions",
        control.getAction());
    for (Region region : control.getRegions()) {
      form.id("regions.region", region.getRegion());
    }
  }

  private static Set<ControlAction> actions(ControlFamily family) {
    return switch (family) {
      case HALT -> Set.of(FREEZE, UNFREEZE, PAUSE, RESUME);
      case MODE, CAP -> Set.of(SET, CLEAR);
      case OVERRIDE -> Set.of(SET_LEVEL, SET_QUANTITY, BLOCK, CLEAR);
      case APPROVAL -> Set.of(APPROVE, DECLINE);
      case REGION -> Set.of(SWITCH, REVERT);
      case COMMAND -> Set.of(CANCEL, RESEND);
      case ASK -> Set.of(EXTRA, DRY);
      case PRICE -> Set.of(RUN, RETURN);
      case UNKNOWN -> Set.of();
    };
  }

  private static boolean scopeFits(ControlFamily family, String scope) {
    return switch (family) {
      case APPROVAL -> scope.startsWith("decision:");
      case COMMAND -> scope.startsWith("command:");
      case ASK -> scope.startsWith("lane:") || scope.startsWith("node:");
      case PRICE -> scope.equals("network");
      case REGION -> scope.equals("network") || scope.startsWith("region:");
      case OVERRIDE -> scope.startsWith("sku:");
      default -> !scope.startsWith("decision:") && !scope.startsWith("command:");
    };
  }

  /** A level or a quantity is that of one node. */
  private static boolean oneNode(ControlAction action) {
    return action == SET_LEVEL || action == SET_QUANTITY;
  }

  /** What stops customer orders or redraws regions is not for planners. */
  private static boolean operatorsOnly(Control control) {
    return control.getFamily() == ControlFamily.REGION
        || control.getAction() == FREEZE
        || control.getAction() == UNFREEZE;
  }
}
