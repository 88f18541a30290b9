package org.echelon.processor.plan;

import java.util.Map;
import java.util.TreeMap;
import org.echelon.state.Reason;

/** Makes reasons whose values are written in order of name, so that a replay writes equal bytes. */
final class Reasons {
  private Reasons() {}

  static Reason of(String code, Map<String, String> values) {
    return new Reason(code, new TreeMap<>(values));
  }
}
