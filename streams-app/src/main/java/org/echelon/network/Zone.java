package org.echelon.network;

import java.time.ZoneId;

/** A demand zone. */
public record Zone(String id, String region, ZoneId timeZone) {}
