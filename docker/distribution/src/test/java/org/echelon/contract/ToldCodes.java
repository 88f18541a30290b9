package org.echelon.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.echelon.codec.AlertCode;
import org.echelon.codec.RefusalCode;

/** Codes that are declared beside those that people are told of. */
final class ToldCodes {
  private ToldCodes() {}

  /** Why records are refused. */
  static Set<String> refusals() {
    return Stream.of(RefusalCode.values()).map(RefusalCode::name).collect(Collectors.toSet());
  }

  /** What people are told of while it runs. */
  static Set<String> alerts() {
    return Stream.of(AlertCode.values()).map(AlertCode::name).collect(Collectors.toSet());
  }

  /** Codes without a sentence, and sentences of codes that there are not. */
  static List<String> differences(Set<String> declared, Set<String> told) {
    List<String> differences = new ArrayList<>();
    for (String code : new TreeSet<>(declared)) {
      if (!told.contains(code)) {
        differences.add(code + " has no sentence");
      }
    }
    for (String code : new TreeSet<>(told)) {
      if (!declared.contains(code)) {
        differences.add(code + " has a sentence and is no code");
      }
    }
    return differences;
  }

  /** Codes that a page has no row of. */
  static List<String> withoutRow(Set<String> codes, String page) {
    return new TreeSet<>(codes)
        .stream()
            .filter(code -> !page.contains("\n| `" + code + "` | "))
            .map(code -> code + " has no row")
            .toList();
  }
}
