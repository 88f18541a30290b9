package org.echelon.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.topic.Difference;

/** Whether the registry has the schemas that this Echelon writes with. */
final class SchemaCheck implements Check {

  @Override
  public String id() {
    return "registry.schema";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutRegistry(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    List<String> missing =
        site.registry().differences().stream()
            .filter(difference -> difference.what().equals(Difference.SUBJECT))
            .map(Difference::object)
            .toList();
    if (!missing.isEmpty()) {
      findings.add(
          Finding.critical(
                  id(),
                  missing.get(0),
                  "the registry lacks the schema"
                      + (missing.size() == 1 ? " of " : "s of ")
                      + Names.some(missing)
                      + ", so nothing can be written there")
              .values("missing", "registered")
              .cure("./echelon topics create"));
    }
    for (Difference difference : site.registry().differences()) {
      if (difference.what().equals(Difference.SCHEMA)) {
        findings.add(
            Finding.critical(
                    id(),
                    difference.object(),
                    difference.object()
                        + " has "
                        + difference.found()
                        + ", not that of this Echelon")
                .values(difference.found(), difference.expected())
                .cure("./echelon topics create; where that is refused, another --prefix"));
      } else if (difference.what().equals(Difference.NEWEST)) {
        findings.add(
            Finding.note(
                    id(),
                    difference.object(),
                    difference.object()
                        + " has version "
                        + difference.found()
                        + ", this Echelon writes "
                        + difference.expected())
                .values(difference.found(), difference.expected())
                .cure(difference.cure()));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.good(id(), "subjects", "schemas are those of this Echelon"))
        : findings;
  }
}
