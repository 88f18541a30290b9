package org.echelon.schema;

import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;

/** Lets Avro create the generated classes of the contracts, which it refuses by default. */
public final class AvroTrust {
  private static final Set<String> PACKAGES =
      Set.of(
          "org.echelon.event",
          "org.echelon.reference",
          "org.echelon.control",
          "org.echelon.price",
          "org.echelon.command",
          "org.echelon.state",
          "org.echelon.system");

  // A class is initialised once, so that repeated calls do not stack validators.
  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
  }

  private AvroTrust() {}

  /**
   * Trusts the generated classes from now on in this JVM, beside whatever was trusted before; to be
   * called before the first record is read. Further calls change nothing.
   */
  public static void ensure() {
    // The work is done by the initialisation that this call causes.
  }
}
