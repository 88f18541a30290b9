package org.echelon.doctor;

import java.util.List;

/** Whether the registry answers. */
final class RegistryCheck implements Check {

  @Override
  public String id() {
    return "registry.answers";
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    RegistrySeen registry = site.registry();
    String url = site.deployment().registryUrl();
    if (registry.problem().isEmpty()) {
      return List.of(Finding.good(id(), url, "registry answers in " + registry.millis() + " ms"));
    }
    return List.of(
        Finding.critical(
                id(),
                url,
                registry.problem() + "; intake stands still, what is taken in is still planned")
            .values("no answer", "an answer")
            .cure("start the registry, or give --registry http://HOST:8080/apis/registry/v3"));
  }
}
