package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.topic.Difference;
import org.echelon.topic.SchemaSetup;

/** Whether the registry would refuse a schema that others cannot read. */
final class CompatibilityCheck implements Check {
  static final String ID = "registry.compatibility";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutRegistry(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    List<Difference> other =
        site.registry().differences().stream()
            .filter(difference -> difference.what().equals(Difference.COMPATIBILITY))
            .toList();
    if (other.isEmpty()) {
      return List.of(Finding.good(ID, "subjects", SchemaSetup.COMPATIBILITY + " enforced"));
    }
    List<String> names = other.stream().map(Difference::object).toList();
    String found = other.get(0).found();
    return List.of(
        Finding.warning(
                ID,
                names.get(0),
                "the registry enforces "
                    + (found.equals("NONE") ? "no compatibility" : found)
                    + " for "
                    + Names.count(names.size(), "subject")
                    + ", should be "
                    + SchemaSetup.COMPATIBILITY
                    + ": "
                    + Names.some(names))
            .values(found, SchemaSetup.COMPATIBILITY)
            .cure("./echelon check --fix"));
  }
}
