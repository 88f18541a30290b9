package org.echelon.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged;
import org.jspecify.annotations.Nullable;

/** Refused records in words. */
final class DlqText {
  private static final String CAUSES = "/org/echelon/contract/refusals.properties";

  private DlqText() {}

  /** The key as text. */
  static String key(RefusedEntry entry) {
    byte[] key = entry.key();
    return key == null ? FigureText.unknown() : new String(key, StandardCharsets.UTF_8);
  }

  /** What would become of one now, in a few words. */
  static String now(Rejudged judged) {
    return switch (judged.verdict()) {
      case PASSES -> "passes";
      case REFUSED -> "refused: " + judged.reason();
      case UNSURE -> "unsure";
      case NEVER -> "not for resending";
    };
  }

  /** The same in a sentence. */
  static String sentence(Rejudged judged) {
    return switch (judged.verdict()) {
      case PASSES -> "would be taken: " + judged.words();
      case REFUSED -> "would be refused, " + judged.reason() + ": " + judged.words();
      case UNSURE -> "not known beforehand: " + judged.words();
      case NEVER -> "is not for resending: " + judged.words();
    };
  }

  /** When a record is refused for a reason, as the page of codes says; empty for none of ours. */
  static String cause(String reason) {
    Properties causes = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(DlqText.class.getResourceAsStream(CAUSES), CAUSES),
            StandardCharsets.UTF_8)) {
      causes.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return causes.getProperty(reason, "");
  }

  /** One for programs. */
  static Map<String, Object> document(Rejudged judged) {
    RefusedEntry entry = judged.entry();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", entry.id());
    document.put("refusedAt", entry.refusedAt().toString());
    document.put("reason", entry.reason());
    document.put("class", entry.said("class"));
    document.put("field", entry.said("field"));
    document.put("value", entry.said("value"));
    document.put("cure", entry.said("cure"));
    document.put("topic", entry.topic());
    document.put("partition", entry.said("partition"));
    document.put("offset", entry.said("offset"));
    document.put("key", key(entry));
    document.put("source", judged.source());
    document.put("now", judged.verdict().name());
    document.put("nowReason", judged.reason());
    document.put("nowText", judged.words());
    return document;
  }

  /** One with all that is left of it: key, bytes and headers as they came. */
  static Map<String, Object> whole(Rejudged judged) {
    Map<String, Object> document = document(judged);
    document.put("keyBase64", base64(judged.entry().key()));
    document.put("valueBase64", base64(judged.entry().value()));
    List<Map<String, Object>> headers = new ArrayList<>();
    for (Header header : judged.entry().headers()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", header.key());
      one.put("base64", base64(header.value()));
      headers.add(one);
    }
    document.put("headers", headers);
    return document;
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }
}
