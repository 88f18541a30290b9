package org.echelon.processor.intake;

import org.echelon.codec.RefusalCode;

/** What is wrong with a value, in words to be read after it; the cure says the rest. */
final class Causes {
  private Causes() {}

  static String of(RefusalCode code) {
    return switch (code) {
      case FIELD_MISSING, KEY_MISSING -> "is empty";
      case FIELD_TOO_LONG -> "is too long";
      case FIELD_CHARACTERS -> "has characters that are not allowed";
      case FIELD_NOT_FINITE -> "is not a finite number";
      case FIELD_NEGATIVE -> "is below 0";
      case FIELD_RANGE -> "is outside its range";
      case FIELD_KIND_UNKNOWN -> "is not a known kind";
      case FIELD_CONFLICT -> "contradicts another field";
      case CHECK_DIGIT -> "has a wrong check digit";
      case PACK_LEVELS -> "does not fit the other packs";
      case FC_SHARES -> "does not make shares that add up to 1";
      case FC_VARIANCE -> "is not a spread that can be";
      case FC_HORIZON -> "does not fit the weeks";
      case CTL_NO_REASON -> "says no reason";
      case CTL_NOT_ALLOWED -> "may not do this";
      case CTL_SCOPE -> "is not a scope for this";
      default -> "cannot be taken";
    };
  }
}
