package org.echelon.inventory;

/** Why a record was refused: code, the field, its value, and what the sender should do. */
public record Refusal(String code, String field, String value, String cure) {

  static Refusal documentConflict(DocumentKey key, int revision) {
    return new Refusal(
        "DOC_CONFLICT",
        "revision",
        key.id() + " revision " + revision,
        "the same revision said something else before; raise the revision");
  }

  static Refusal wrongNode(String commandId, int node) {
    return new Refusal(
        "ACK_WRONG_NODE",
        "node",
        Integer.toString(node),
        "not the node that may say this of " + commandId + "; send it for the right command");
  }

  static Refusal exceedsCommand(long accepted, long commanded) {
    return new Refusal(
        "ACK_EXCEEDS_COMMAND",
        "units",
        Long.toString(accepted),
        "accept at most the " + commanded + " units of the command");
  }

  static Refusal unknownCommand(String commandId) {
    return new Refusal(
        "REF_UNKNOWN_COMMAND",
        "commandId",
        commandId,
        "no such command was issued within 48 h; check the id");
  }

  static Refusal damagedToRefused() {
    return new Refusal(
        "FIELD_CONFLICT",
        "damagedTo",
        "REFUSED",
        "only a vendor's goods can be refused; say WRITTEN_OFF or HELD");
  }

  static Refusal maybeForgotten(String decisionId) {
    return new Refusal(
        "TIME_TOO_OLD",
        "decidedAt",
        decisionId,
        "decided so long ago that it may have arrived and been forgotten; what is still to come of"
            + " it is a new decision of another name");
  }

  static Refusal countTooOld(long countedAt) {
    return new Refusal(
        "TIME_COUNT_TOO_OLD",
        "countedAt",
        Long.toString(countedAt),
        "counted more than 24 h ago; send a fresh count");
  }
}
