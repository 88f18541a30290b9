package org.echelon.network;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A way to ship from a node (ordinal) to a zone (index) at a speed; orders ready before the cut-off
 * leave that day.
 */
public record ShipOption(
    int node,
    int zone,
    Speed speed,
    String option,
    double transitDays,
    LocalTime cutOff,
    ZoneId timeZone,
    double costPerUnit,
    double costPerCube,
    double lateCostPerUnit) {}
