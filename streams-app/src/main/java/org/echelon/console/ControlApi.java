package org.echelon.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.echelon.codec.RegistryUnavailableException;
import org.echelon.console.halt.HaltAsk;
import org.echelon.console.halt.HaltOrders;
import org.echelon.console.halt.HaltRefusedException;
import org.echelon.console.halt.HaltScene;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.ControlsView;
import org.echelon.console.view.ControlsView.InForce;
import org.echelon.console.view.SceneView;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.topic.UnreachableException;

/** Takes orders to stop and to go on: who may, whether they are meant, and what came of them. */
final class ControlApi {
  static final String ORDER = "controls";
  static final String PREVIEW = "controls/preview";
  static final int BODY_AT_MOST = 4_096;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS =
      Set.of("action", "scope", "why", "ticket", "until", "confirm", "seenRevision");
  private static final List<ControlAction> ACTIONS =
      List.of(
          ControlAction.FREEZE, ControlAction.PAUSE, ControlAction.UNFREEZE, ControlAction.RESUME);

  private final ConsoleTables tables;
  private final Optional<ConsoleWriter> writer;
  private final String token;

  ControlApi(ConsoleTables tables, Optional<ConsoleWriter> writer, String token) {
    this.tables = tables;
    this.writer = writer.filter(w -> w.role() != Role.VIEWER);
    this.token = token;
  }

  /**
   * Who looks at the page, and what may be ordered from it.
   *
   * @param may actions, none for a viewer
   * @param token to be sent with each order; empty for a viewer
   */
  record Session(String who, String role, List<ControlAction> may, String token) {}

  /**
   * What an order would concern, and what it meets.
   *
   * @param confirm what is to be typed
   * @param seenRevision to be sent with the order
   * @param inForce the halt of that scope that it would replace or lift
   */
  record Preview(
      HaltOrders.Effect effect, String confirm, int seenRevision, Optional<InForce> inForce) {}

  Session session() {
    return writer
        .map(w -> new Session(w.who(), w.role().name(), may(w.role()), token))
        .orElse(new Session("", Role.VIEWER.name(), List.of(), ""));
  }

  private static List<ControlAction> may(Role role) {
    return ACTIONS.stream().filter(action -> role == Role.OPERATOR || !operators(action)).toList();
  }

  /** What stops customers' orders is not for planners. */
  private static boolean operators(ControlAction action) {
    return action == ControlAction.FREEZE || action == ControlAction.UNFREEZE;
  }

  /**
   * Answers a request that is to change something.
   *
   * @throws ApiException when it is not done
   */
  Object answer(String path, byte[] body) {
    Map<String, String> fields = fields(body, FIELDS);
    HaltAsk ask = ask(fields);
    return told(
        () -> path.equals(PREVIEW) ? preview(ask) : give(ask, fields.getOrDefault("confirm", "")));
  }

  /** Says in the terms of this interface why an order is not given, or not obeyed. */
  static Object told(Supplier<Object> work) {
    try {
      return work.get();
    } catch (HaltRefusedException refused) {
      throw new ApiException(status(refused.kind()), refused.code(), told(refused), cure(refused));
    } catch (UnreachableException | TimeoutException | RegistryUnavailableException silent) {
      throw new ApiException(
          503,
          "UNREACHABLE",
          "broker or registry does not answer: " + silent.getMessage(),
          "Look whether they run, then repeat.");
    }
  }

  private Preview preview(HaltAsk ask) {
    HaltScene scene =
        tables
            .ask(SceneView::of)
            .orElseThrow(
                () ->
                    new ApiException(
                        404,
                        "NOT_FOUND",
                        "there is no network yet",
                        "Apply one: ./echelon network apply."));
    String id = ControlFamily.HALT + "/" + ask.scope();
    return new Preview(
        orders().effect(ask, scene),
        ask.word(),
        tables.ask(t -> t.halts().revision(id)),
        tables.ask(ControlsView::inForce).stream()
            .filter(control -> control.controlId().equals(id))
            .findFirst());
  }

  private HaltOrders.Given give(HaltAsk ask, String confirm) {
    if (operators(ask.action()) && ask.role() != Role.OPERATOR) {
      throw new ApiException(
          403,
          "CTL_NOT_ALLOWED",
          ask.who() + " is planner; " + ask.action() + " needs an operator",
          "Ask for the role, or pause instead.");
    }
    checkWhy(ask.why());
    if (!confirm.equals(ask.word())) {
      throw new ApiException(
          422,
          "CTL_NOT_CONFIRMED",
          "\"" + confirm + "\" is not what is to be typed",
          "Type " + ask.word() + ".");
    }
    return orders().give(ask);
  }

  /** Refuses what is no reason. */
  static void checkWhy(String why) {
    if (why.length() < 5 || why.length() > 500) {
      throw new ApiException(
          422,
          "CTL_NO_REASON",
          "a reason of 5 to 500 characters is needed, this one has " + why.length(),
          "Say why; it stays in the audit.");
    }
  }

  private HaltOrders orders() {
    return writer.orElseThrow(ControlApi::viewer).orders();
  }

  static ApiException viewer() {
    return new ApiException(
        403,
        "CTL_NOT_ALLOWED",
        "this console only shows",
        "Start it with --role operator or --role planner, or use ./echelon control.");
  }

  private HaltAsk ask(Map<String, String> fields) {
    ConsoleWriter by = writer.orElseThrow(ControlApi::viewer);
    String revision = fields.getOrDefault("seenRevision", "0");
    if (!revision.matches("\\d{1,9}")) {
      throw bad("seenRevision \"" + revision + "\" is no revision", FIELDS);
    }
    return new HaltAsk(
        action(fields.getOrDefault("action", "")),
        fields.getOrDefault("scope", "").strip(),
        fields.getOrDefault("why", "").strip(),
        fields.getOrDefault("ticket", "").strip(),
        fields.getOrDefault("until", "").strip(),
        Integer.parseInt(revision),
        by.who(),
        by.role());
  }

  private static ControlAction action(String name) {
    return ACTIONS.stream()
        .filter(action -> action.name().equals(name))
        .findFirst()
        .orElseThrow(() -> bad("action \"" + name + "\" is none of " + ACTIONS, FIELDS));
  }

  /** The fields of an order, of which there are no others than those known. */
  static Map<String, String> fields(byte[] body, Set<String> known) {
    if (body.length > BODY_AT_MOST) {
      throw new ApiException(
          413, "TOO_LARGE", "an order has no more than 4,096 bytes", "Say it in fewer words.");
    }
    JsonNode read;
    try {
      read = JSON.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw bad("the order is not JSON", known);
    }
    if (!read.isObject()) {
      throw bad("the order is no JSON object", known);
    }
    Map<String, String> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : read.properties()) {
      if (!known.contains(field.getKey()) || !field.getValue().isValueNode()) {
        throw bad("there is no field \"" + field.getKey() + "\" of one value", known);
      }
      if (!field.getValue().isNull()) {
        fields.put(field.getKey(), field.getValue().asText());
      }
    }
    return fields;
  }

  static ApiException bad(String cause, Set<String> known) {
    return new ApiException(
        400, "PARAMETER_RANGE", cause, "Send " + String.join(", ", new TreeSet<>(known)) + ".");
  }

  private static int status(HaltRefusedException.Kind kind) {
    return switch (kind) {
      case REFUSED -> 422;
      case STALE -> 409;
      case NOT_FOUND -> 404;
      case TOO_LONG -> 504;
    };
  }

  private static String told(HaltRefusedException refused) {
    return String.valueOf(refused.getMessage());
  }

  private static String cure(HaltRefusedException refused) {
    return refused.kind() == HaltRefusedException.Kind.TOO_LONG
        ? "Look at Control until all tasks obey."
        : "Look at what is in force, then repeat.";
  }
}
