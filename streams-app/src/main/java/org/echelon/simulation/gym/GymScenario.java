package org.echelon.simulation.gym;

/**
 * One of the published scenarios.
 *
 * @param id the key under which its results are published, shortened
 * @param backlog whether customers wait for what was short; else it is lost
 * @param periods length of an episode
 */
public record GymScenario(
    String id, GymNetwork network, GymDemand demand, boolean backlog, int periods) {}
