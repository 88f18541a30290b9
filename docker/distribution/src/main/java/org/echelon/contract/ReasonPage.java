package org.echelon.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.echelon.codec.AlertCode;
import org.echelon.codec.RefusalClass;
import org.echelon.codec.RefusalCode;

/** The page of all codes: why records are refused, why something was decided, what is wrong. */
final class ReasonPage {
  static final String REFUSALS = "/org/echelon/contract/refusals.properties";
  static final String REASONS = "/org/echelon/console/reasons.properties";

  private ReasonPage() {}

  /** The page, in Markdown. */
  static String markdown() {
    StringBuilder text = new StringBuilder("# Reason codes\n\n");
    text.append("A code is never used again for something else. Made by `./echelon contracts");
    text.append(" pages` from the lists in the code; a test holds this page to them.\n");
    refusals(text);
    decisions(text);
    alerts(text);
    return text.toString();
  }

  private static void refusals(StringBuilder text) {
    text.append("\n## Why a record is refused\n\n");
    text.append("In the header `echelon.dlq.reason` on `dlq.v1` and in the answers of");
    text.append(" `./echelon produce`; `echelon.dlq.field` names the field and");
    text.append(" `echelon.dlq.cure` may know a better cure than this table.\n");
    Map<String, String> when = sentences(REFUSALS);
    for (RefusalClass kind : RefusalClass.values()) {
      text.append("\n### ").append(kind).append("\n\n").append(words(kind)).append("\n\n");
      text.append("| code | when | cure |\n|---|---|---|\n");
      for (RefusalCode code : RefusalCode.values()) {
        if (code.kind() == kind) {
          row(text, code.name(), when.getOrDefault(code.name(), ""), code.cure());
        }
      }
    }
  }

  private static void decisions(StringBuilder text) {
    text.append("\n## Why something was decided\n\n");
    text.append("In `reasons` of commands and of [decisions](events/Decision.md), which carry the");
    text.append(" values in braces.\n\n| code | sentence |\n|---|---|\n");
    sentences(REASONS)
        .forEach(
            (code, sentence) ->
                text.append("| `%s` | %s |\n".formatted(code, FieldTable.cell(sentence))));
  }

  private static void alerts(StringBuilder text) {
    text.append("\n## What people are told of\n\n");
    text.append("In `code` of [alerts](events/Alert.md).\n\n");
    text.append("| code | severity | cure |\n|---|---|---|\n");
    for (AlertCode code : AlertCode.values()) {
      row(text, code.name(), code.severity().name(), code.cure());
    }
  }

  private static void row(StringBuilder text, String code, String middle, String cure) {
    text.append("| `").append(code).append("` | ").append(FieldTable.cell(middle));
    text.append(" | ").append(FieldTable.cell(cure)).append(" |\n");
  }

  private static String words(RefusalClass kind) {
    return switch (kind) {
      case POISON -> "The bytes cannot be read.";
      case FIELD -> "A field is missing, malformed or contradicts another.";
      case REFERENCE -> "Something named is not in the network in force.";
      case LATE -> "Dated too early or too late.";
      case CONFLICT -> "Contradicts what was said before.";
      case LIMIT -> "More than is allowed.";
    };
  }

  /** The lines {@code code=sentence} of a file, in its order. */
  static Map<String, String> sentences(String resource) {
    Map<String, String> sentences = new LinkedHashMap<>();
    try (InputStream file = ReasonPage.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("there is no " + resource);
      }
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int split = line.indexOf('=');
                sentences.put(line.substring(0, split), line.substring(split + 1));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sentences;
  }
}
