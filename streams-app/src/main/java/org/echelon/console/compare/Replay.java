package org.echelon.console.compare;

import java.util.List;

/**
 * Two policies on the same simulated days.
 *
 * @param id of the pair: file, scenario and both policies, parted by slashes
 * @param file its name
 * @param scenario empty where the file has one only
 * @param policy that is judged
 * @param against that it is compared with
 * @param seeds over which both ran
 * @param setting world, days and SKUs in words, as far as the file says
 */
public record Replay(
    String id,
    String file,
    String scenario,
    String policy,
    String against,
    int seeds,
    String setting,
    PairVerdict verdict,
    List<Measure> measures) {}
