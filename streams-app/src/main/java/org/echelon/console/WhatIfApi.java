package org.echelon.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.echelon.codec.RegistryUnavailableException;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.whatif.WhatIf;
import org.echelon.processor.plan.Supposition;
import org.echelon.processor.plan.Supposition.Kind;
import org.echelon.processor.plan.SuppositionException;
import org.echelon.topic.UnreachableException;

/** Takes a what-if as JSON and answers it. It changes nothing, so whoever may read may ask. */
final class WhatIfApi {
  static final String PATH = "whatif";
  static final int BODY_AT_MOST = 4_096;

  private static final int SKUS_AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Plans of more would not fit into the memory of a console. */
  private static final int SKUS_AT_MOST = 50_000;

  private static final String SKU = "sku:";
  private static final Set<String> FIELDS = Set.of("kind", "of", "factor", "value");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ConsoleTables tables;
  private final WhatIf whatIf;
  private final Semaphore networks = new Semaphore(1);
  private final Semaphore skus = new Semaphore(SKUS_AT_ONCE);

  WhatIfApi(ConsoleTables tables, WhatIf whatIf) {
    this.tables = tables;
    this.whatIf = whatIf;
  }

  /**
   * Answers a question.
   *
   * @throws ApiException when there is no answer
   */
  Object answer(byte[] body) {
    JsonNode asked = read(body);
    String scope = text(asked, "scope");
    try {
      List<Supposition> suppositions = suppositions(asked.path("changes"));
      if (scope.equals("network")) {
        if (suppositions.isEmpty()) {
          throw bad("changes name no limit: there is nothing to compare");
        }
        checkSize();
        return alone(networks, PATIENCE, "the network", () -> whatIf.network(suppositions));
      }
      if (!scope.startsWith(SKU) || scope.length() == SKU.length()) {
        throw bad("scope \"" + scope + "\" is neither sku:SKU nor network");
      }
      String sku = scope.substring(SKU.length());
      return alone(skus, PATIENCE, "SKUs", () -> whatIf.sku(sku, suppositions, this::known));
    } catch (SuppositionException none) {
      throw new ApiException(
          status(none.kind()), code(none.kind()), String.valueOf(none.getMessage()), none.cure());
    } catch (UnreachableException | RegistryUnavailableException silent) {
      throw new ApiException(
          503,
          "UNREACHABLE",
          String.valueOf(silent.getMessage()),
          "Look whether broker and registry run, then ask again.");
    }
  }

  /** Answers a question when there is a place for it; whoever left a page leaves one soon. */
  static Object alone(Semaphore places, Duration patience, String of, Supplier<Object> question) {
    if (!admitted(places, patience)) {
      throw new ApiException(
          429,
          "BUSY",
          "another question about " + of + " is being answered",
          "Ask again in a moment.");
    }
    try {
      return question.get();
    } finally {
      places.release();
    }
  }

  private static boolean admitted(Semaphore places, Duration patience) {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void checkSize() {
    int known = tables.ask(t -> t.stock().all().size());
    if (known > SKUS_AT_MOST) {
      throw new ApiException(
          422,
          "TOO_MANY",
          known + " SKUs are more than the " + SKUS_AT_MOST + " that the console prices",
          "Ask in a process of its own: ./echelon whatif --network.");
    }
  }

  private List<String> known() {
    return tables.ask(t -> List.copyOf(t.reference().items().keySet()));
  }

  private static JsonNode read(byte[] body) {
    if (body.length > BODY_AT_MOST) {
      throw new ApiException(
          413, "TOO_LARGE", "a question has no more than 4,096 bytes", "Suppose less at once.");
    }
    try {
      JsonNode read = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      if (!read.isObject()) {
        throw bad("the question is no JSON object");
      }
      for (Map.Entry<String, JsonNode> field : read.properties()) {
        if (!Set.of("scope", "changes").contains(field.getKey())) {
          throw bad("there is no field \"" + field.getKey() + "\"");
        }
      }
      return read;
    } catch (JsonProcessingException e) {
      throw bad("the question is not JSON");
    }
  }

  private static List<Supposition> suppositions(JsonNode changes) {
    if (!changes.isMissingNode() && !changes.isArray()) {
      throw bad("changes are no list");
    }
    List<Supposition> all = new ArrayList<>();
    changes.forEach(change -> all.add(supposition(change)));
    return all;
  }

  private static Supposition supposition(JsonNode change) {
    for (Map.Entry<String, JsonNode> field : change.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw bad("a change has no field \"" + field.getKey() + "\"");
      }
    }
    Kind kind = kind(text(change, "kind"));
    String of = text(change, "of");
    return change.hasNonNull("value")
        ? Supposition.set(kind, of, number(change, "value"))
        : Supposition.times(kind, of, change.hasNonNull("factor") ? number(change, "factor") : 1);
  }

  private static Kind kind(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> bad("kind \"" + name + "\" is none of " + Arrays.toString(Kind.values())));
  }

  private static double number(JsonNode node, String name) {
    if (!node.get(name).isNumber()) {
      throw bad(name + " \"" + node.get(name).asText() + "\" is no number");
    }
    return node.get(name).doubleValue();
  }

  private static String text(JsonNode node, String name) {
    JsonNode text = node.path(name);
    if (!text.isMissingNode() && !text.isNull() && !text.isTextual()) {
      throw bad(name + " is no text");
    }
    return text.asText("").strip();
  }

  private static ApiException bad(String cause) {
    return new ApiException(
        400,
        "PARAMETER_RANGE",
        cause,
        "Send {scope, changes: [{kind, of, factor or value}]}; scope is sku:SKU or network.");
  }

  private static int status(SuppositionException.Kind kind) {
    return switch (kind) {
      case RANGE -> 400;
      case NOT_FOUND -> 404;
      case NO_ANSWER -> 422;
    };
  }

  private static String code(SuppositionException.Kind kind) {
    return switch (kind) {
      case RANGE -> "PARAMETER_RANGE";
      case NOT_FOUND -> "NOT_FOUND";
      case NO_ANSWER -> "NO_ANSWER";
    };
  }
}
