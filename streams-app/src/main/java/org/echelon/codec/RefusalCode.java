package org.echelon.codec;

import static org.echelon.codec.RefusalClass.CONFLICT;
import static org.echelon.codec.RefusalClass.FIELD;
import static org.echelon.codec.RefusalClass.LATE;
import static org.echelon.codec.RefusalClass.LIMIT;
import static org.echelon.codec.RefusalClass.POISON;
import static org.echelon.codec.RefusalClass.REFERENCE;

import org.echelon.inventory.Refusal;
import org.jspecify.annotations.Nullable;

/** Why a record is refused: a public name that is never used again, its class and its cure. */
public enum RefusalCode {
  BYTES_UNREADABLE(POISON, "fix the producer, then resend from the source"),
  BYTES_NULL(POISON, "send the document again with withdrawn = true instead"),
  BYTES_TOO_LARGE(POISON, "split or shorten the record"),
  SCHEMA_UNKNOWN(POISON, "register the schema, then resend"),
  SCHEMA_WRONG(POISON, "send to the topic that this schema belongs to"),

  KEY_MISSING(FIELD, "set the record's key"),
  KEY_MISMATCH(FIELD, "make the key equal to the key field"),
  FIELD_MISSING(FIELD, "fill the field"),
  FIELD_TOO_LONG(FIELD, "shorten the field"),
  FIELD_CHARACTERS(FIELD, "use printable ASCII without | / @ and without blanks at either end"),
  FIELD_NOT_FINITE(FIELD, "send a finite number"),
  FIELD_NEGATIVE(FIELD, "send zero or more"),
  FIELD_RANGE(FIELD, "send a value in the stated range"),
  FIELD_KIND_UNKNOWN(FIELD, "upgrade Echelon or send a kind that it knows"),
  FIELD_CONFLICT(FIELD, "make the two fields agree"),
  UNIT_MISMATCH(FIELD, "send base units or add the pack to the item"),
  CHECK_DIGIT(FIELD, "correct the number"),
  NOT_STOCK(FIELD, "send only lines of stock, not fees"),
  PACK_LEVELS(FIELD, "order the packs so that each is a multiple of the one before"),
  FC_SHARES(FIELD, "correct the forecast; the last good one stays"),
  FC_VARIANCE(FIELD, "correct the forecast; the last good one stays"),
  FC_HORIZON(FIELD, "correct the forecast; the last good one stays"),
  NET_DUPLICATE(FIELD, "correct the network; the last good one stays"),
  NET_REGION(FIELD, "correct the network; the last good one stays"),
  NET_CYCLE(FIELD, "correct the network; the last good one stays"),
  NET_NO_ROUTE(FIELD, "correct the network; the last good one stays"),
  NET_TIME_ZONE(FIELD, "correct the network; the last good one stays"),
  NET_CAPACITY(FIELD, "correct the network; the last good one stays"),
  NET_CALENDAR(FIELD, "correct the network; the last good one stays"),

  REF_UNKNOWN_NODE(REFERENCE, "add the node to the network or correct the id"),
  REF_UNKNOWN_ZONE(REFERENCE, "add the zone to the network or correct the id"),
  REF_UNKNOWN_SPEED(REFERENCE, "add a way to ship at this speed or correct it"),
  REF_UNKNOWN_VENDOR(REFERENCE, "add the vendor to the network or correct the id"),
  REF_UNKNOWN_LANE(REFERENCE, "add the lane to the network or correct the id"),
  REF_UNKNOWN_COMMAND(REFERENCE, "check the command id"),
  REF_UNKNOWN_SKU(REFERENCE, "send the item first"),

  TIME_FUTURE(LATE, "fix the sender's clock, then resend"),
  TIME_TOO_OLD(LATE, "send a fresh count instead"),
  TIME_COUNT_TOO_OLD(LATE, "send a fresh count"),

  DOC_CONFLICT(CONFLICT, "raise the revision"),
  VERSION_CONFLICT(CONFLICT, "raise the version and its date"),
  ACK_WRONG_NODE(CONFLICT, "answer from the source or the destination of the command"),
  ACK_EXCEEDS_COMMAND(LIMIT, "accept at most the units of the command"),

  PRICE_VERSION(CONFLICT, "the last good prices stay; look at the pricing run"),
  PRICE_SHAPE(FIELD, "the last good prices stay; look at the pricing run"),
  PRICE_JUMP(LIMIT, "the last good prices stay; look at the pricing run"),
  PRICE_CERTIFICATE(FIELD, "the last good prices stay; look at the pricing run"),

  CTL_NOT_ALLOWED(FIELD, "ask somebody whose role may do it"),
  CTL_NO_REASON(FIELD, "say why, in 5 to 500 characters"),
  CTL_STALE(FIELD, "somebody else was faster; look again"),
  CTL_SCOPE(FIELD, "name a scope that exists");

  private final RefusalClass kind;
  private final String cure;

  RefusalCode(RefusalClass kind, String cure) {
    this.kind = kind;
    this.cure = cure;
  }

  /**
   * A refusal for this reason, with its usual cure.
   *
   * @param field name of the field at fault, with the place in a list; empty for the whole record
   */
  public Refusal at(String field, @Nullable Object value) {
    return new Refusal(name(), field, String.valueOf(value), cure);
  }

  /** A refusal for this reason of a whole record. */
  public Refusal ofRecord() {
    return at("", "");
  }

  /** What is wrong, in the large. */
  public RefusalClass kind() {
    return kind;
  }

  /** What to do about it, where the refusal itself knows nothing better. */
  public String cure() {
    return cure;
  }
}
