package org.echelon.doctor;

import java.util.List;

/** Whether the Java that runs this is new enough. */
final class JavaCheck implements Check {
  private static final int NEEDED = 17;

  @Override
  public String id() {
    return "java.version";
  }

  @Override
  public List<Finding> look(Site site) {
    Runtime.Version java = site.here().java();
    String shown = "Java " + java.toString().replaceAll("[+-].*", "");
    if (java.feature() >= NEEDED) {
      return List.of(Finding.good(id(), "java", shown + " (needs " + NEEDED + ")"));
    }
    return List.of(
        Finding.critical(id(), "java", shown + " runs this, " + NEEDED + " or newer is needed")
            .values(java.feature(), NEEDED)
            .cure("install Java " + NEEDED + " or newer and set JAVA_HOME to it"));
  }
}
