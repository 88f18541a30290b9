package org.echelon.embedded;

import java.util.Optional;

/** The versions of the registry server that the contracts are proven on. */
public enum RegistryVersion {
  /** Runs on every Java that Echelon runs on. */
  USUAL("3.0.9", 17),
  /** The newest; for tests. */
  NEWER("3.3.3", 21);

  private final String number;
  private final int java;

  RegistryVersion(String number, int java) {
    this.number = number;
    this.java = java;
  }

  /** The version's number, such as {@code 3.0.9}. */
  public String number() {
    return number;
  }

  /** The oldest Java it runs on. */
  public int java() {
    return java;
  }

  /** Why it cannot be started here, in words with the cure; empty when it can. */
  public Optional<String> whyNot() {
    try {
      RegistryJava.fit(this);
      RegistryHome.serverJar(this);
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of("registry " + number + ": " + e.getMessage());
    }
  }

  String folder() {
    return "registry-" + number;
  }
}
