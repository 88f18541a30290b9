package org.echelon.console.resend;

import org.echelon.control.Role;

/**
 * What a person asks for on a page.
 *
 * @param record id of the one that is meant, such as 0:17; empty for all of the reason
 * @param reason code of those that are meant; not asked for where a record is named
 * @param unsure whether also what only the ledger can judge
 * @param why empty while it is only looked at
 */
public record ResendAsk(
    String record, String reason, boolean unsure, String why, String who, Role role) {}
