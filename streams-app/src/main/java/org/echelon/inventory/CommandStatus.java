package org.echelon.inventory;

/**
 * A command folded from its acks, units in base units.
 *
 * @param outstanding units still to leave the source (transfer, assignment) or still expected from
 *     the vendor
 * @param shipped units that left
 * @param arrived good and damaged units that arrived
 * @param missing units that the source could not find
 * @param surplus units that arrived beyond what left
 * @param revoked whether the source rejected or cancelled
 */
public record CommandStatus(
    CommandState state,
    long outstanding,
    long shipped,
    long arrived,
    long missing,
    long surplus,
    boolean revoked,
    Contribution contribution) {

  /** Whether the clock alone has changed nothing: only these depend on it. */
  boolean sameStand(CommandStatus other) {
    return state == other.state && outstanding == other.outstanding && missing == other.missing;
  }
}
