package org.echelon.experiment;

import java.util.Map;

/**
 * What is tried.
 *
 * @param policy name of who makes the plans
 * @param settings its settings, by name
 */
public record Treatment(String policy, Map<String, String> settings) {
  public Treatment {
    if (policy.isBlank()) {
      throw new IllegalArgumentException("a treatment names its policy");
    }
    settings = Map.copyOf(settings);
  }
}
