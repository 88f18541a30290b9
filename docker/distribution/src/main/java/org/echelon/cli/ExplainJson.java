package org.echelon.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.console.view.DecisionView;
import org.echelon.console.view.Recomputation;
import org.echelon.state.Alternative;
import org.echelon.state.Decision;
import org.echelon.state.Reason;
import org.jspecify.annotations.Nullable;

/** A decision as an object with stable names; those of the record where it has them. */
final class ExplainJson {
  private ExplainJson() {}

  static Map<String, Object> of(Decision decision) {
    DecisionView.Why why = DecisionView.of(decision);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("decisionId", decision.getDecisionId());
    object.put("sku", decision.getSku());
    object.put("kind", decision.getKind().name());
    object.put("state", decision.getState().name());
    object.put("decidedAt", decision.getDecidedAt().toString());
    object.put("title", why.title());
    object.put("trigger", fields(decision.getTrigger()));
    object.put("commandIds", List.copyOf(decision.getCommandIds()));
    object.put("choice", decision.getChoice() == null ? null : fields(decision.getChoice()));
    object.put("reasons", reasons(decision, why));
    object.put(
        "alternatives", decision.getAlternatives().stream().map(ExplainJson::passedOver).toList());
    object.put("cuts", decision.getCuts().stream().map(ExplainJson::fields).toList());
    object.put("versions", fields(decision.getVersions()));
    object.put("routing", routing(decision));
    object.put("bounds", decision.getBounds() == null ? null : fields(decision.getBounds()));
    object.put("inputs", decision.getInputs().stream().map(ExplainJson::fields).toList());
    return object;
  }

  /** What the choice of a node can be computed again from; null where no order line got one. */
  private static @Nullable Map<String, Object> routing(Decision decision) {
    if (decision.getRouting() == null) {
      return null;
    }
    return fields(decision.getRouting());
  }

  /** What came of computing it again. */
  static Map<String, Object> recomputed(Recomputation.Result result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("state", result.state());
    object.put("equal", result.state().equals("EQUAL"));
    object.put("details", result.details());
    return object;
  }

  private static List<Map<String, Object>> reasons(Decision decision, DecisionView.Why why) {
    List<Map<String, Object>> reasons = new ArrayList<>();
    for (Reason reason : decision.getReasons()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("code", reason.getCode());
      // Sentences stand in the order of the reasons.
      object.put("text", why.sentences().get(reasons.size()).text());
      object.put("values", new TreeMap<>(reason.getValues()));
      reasons.add(object);
    }
    return reasons;
  }

  private static Map<String, Object> passedOver(Alternative other) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("from", other.getFrom());
    object.put("to", other.getTo());
    object.put("units", other.getUnits());
    object.put("dearerPerUnit", 0 - other.getGainPerDay());
    object.put("rejectedBy", other.getRejectedBy());
    return object;
  }

  private static Map<String, Object> fields(SpecificRecord record) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      object.put(field.name(), plain(record.get(field.pos())));
    }
    return object;
  }

  /** A value as JSON has it; records within as objects. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ExplainJson::plain).toList();
    }
    if (value instanceof SpecificRecord record) {
      return fields(record);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof Instant at ? at.toString() : value;
  }
}
