package org.echelon.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A diagnosis as plain maps, for programs. */
public final class DiagnosisJson {
  private DiagnosisJson() {}

  /**
   * The document.
   *
   * @param mended what was done beforehand
   */
  public static Map<String, Object> of(Diagnosis diagnosis, List<String> mended) {
    List<Map<String, Object>> failed = new ArrayList<>();
    List<Map<String, Object>> notes = new ArrayList<>();
    List<Map<String, Object>> unseen = new ArrayList<>();
    for (Finding finding : diagnosis.findings()) {
      if (finding.mark().unhealthy()) {
        failed.add(finding(finding));
      } else if (finding.mark() == Mark.NOTE) {
        notes.add(finding(finding));
      } else if (finding.mark() == Mark.NOT_LOOKED) {
        unseen.add(Map.of("id", finding.id(), "why", finding.text()));
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("healthy", diagnosis.healthy());
    document.put("checks", diagnosis.checks());
    document.put("failed", failed);
    document.put("notes", notes);
    document.put("notLooked", unseen);
    document.put("mended", mended);
    return document;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", finding.id());
    one.put("severity", finding.mark().name());
    one.put("object", finding.object());
    one.put("value", finding.value());
    one.put("expected", finding.expected());
    one.put("text", finding.text());
    one.put("cure", finding.cure());
    return one;
  }
}
