package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.lab.ShadowFigures;
import org.echelon.lab.ShadowSum;
import org.echelon.state.LabState;

/** What a lab has shown, as a document for programs. */
record LabJson(LabState state, ShadowFigures figures, Optional<PolicyComparison> outcome) {

  Map<String, Object> document() {
    return new ResultDocument("lab report", Machine.now())
        .setting("lab", state.getLab())
        .setting("kind", state.getKind())
        .setting("policy", state.getPolicy())
        .setting("settings", state.getSettings())
        .results(results())
        // No figure of a lab has a goal of its own.
        .goals(List.of());
  }

  private Map<String, Object> results() {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("all", sum(figures.all()));
    results.put("departures", figures.departures());
    results.put("skus", figures.skus());
    results.put("byDay", sums(figures.byDay()));
    results.put("byReason", sums(figures.byReason()));
    results.put("byDestination", sums(figures.byNode()));
    Map<String, Object> cpu = new LinkedHashMap<>();
    cpu.put("ratio", LabText.cpuRatio(state));
    cpu.put("aim", LabText.CPU_AIM);
    cpu.put("planMillis", state.getPlanCpuMillis());
    cpu.put("labMillis", state.getLabCpuMillis());
    cpu.put("overMillis", state.getMeasuredMillis());
    results.put("cpu", cpu);
    outcome.ifPresent(simulated -> results.put("simulated", plain(simulated)));
    return results;
  }

  private static Map<String, Object> sums(Map<?, ShadowSum> sums) {
    Map<String, Object> named = new LinkedHashMap<>();
    sums.forEach((name, sum) -> named.put(name.toString(), sum(sum)));
    return named;
  }

  private static Map<String, Object> sum(ShadowSum sum) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("decisions", sum.decisions());
    fields.put("agreementShare", sum.agreement());
    fields.put("unitAgreementShare", sum.unitAgreement());
    fields.put("liveUnits", sum.liveUnits());
    fields.put("labUnits", sum.labUnits());
    fields.put("unitsUp", sum.unitsUp());
    fields.put("unitsDown", sum.unitsDown());
    fields.put("valueAtCost", sum.value());
    return fields;
  }

  private static Object plain(Object record) {
    return new ObjectMapper().registerModule(new JavaTimeModule()).valueToTree(record);
  }
}
