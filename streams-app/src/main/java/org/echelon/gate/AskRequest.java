package org.echelon.gate;

/**
 * A wish to ask before the cut-off.
 *
 * @param scope {@code node:<id>} or {@code lane:<id>}
 * @param dry whether only to see what the next departure would take
 */
public record AskRequest(String scope, boolean dry, String reason) {}
