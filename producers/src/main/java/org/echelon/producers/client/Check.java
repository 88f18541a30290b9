package org.echelon.producers.client;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.inventory.Refusal;
import org.echelon.processor.intake.FormCheck;
import org.echelon.schema.AvroTrust;

/**
 * Says before sending what Echelon would say after it: the form by the very rules of intake, the
 * names by the network in force where it is known.
 */
public final class Check {
  static {
    AvroTrust.ensure();
  }

  private final Names names;

  /** Checks form and names. */
  public Check(Names names) {
    this.names = names;
  }

  /** The first thing wrong with a record, or nothing. */
  public Optional<Complaint> complaint(SpecificRecord record) {
    Optional<FormCheck.Fault> fault = FormCheck.fault(record);
    if (fault.isPresent()) {
      Refusal refusal = fault.get().refusal();
      return Optional.of(
          new Complaint(
              refusal.code(),
              refusal.field(),
              refusal.value(),
              fault.get().cause(),
              sentence(refusal.cure())));
    }
    return names.complaint(record);
  }

  static String sentence(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
