package org.echelon.doctor;

import java.util.List;

/**
 * All that was found.
 *
 * @param findings in the order of the checks
 * @param checks how many there are
 * @param brokerAnswers whether the broker could be asked at all
 */
public record Diagnosis(List<Finding> findings, int checks, boolean brokerAnswers) {
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is critical and nothing is to be warned of. */
  public boolean healthy() {
    return findings.stream().noneMatch(finding -> finding.mark().unhealthy());
  }

  /** The findings of a mark. */
  public List<Finding> of(Mark mark) {
    return findings.stream().filter(finding -> finding.mark() == mark).toList();
  }
}
