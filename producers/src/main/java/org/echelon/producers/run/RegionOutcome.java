package org.echelon.producers.run;

import java.time.Instant;

/**
 * What came of regions that were switched while a run went on. Seconds by the wall clock from
 * handing the order to the producer until others can read what came of it, read committed; 0 where
 * nothing came. Shares are of units assigned, by the hours of the run in which they were.
 *
 * @param region the region, or all
 * @param switchedAt instant of the run from which it is to
 * @param inForce every task of Plan obeys
 * @param firstProposal first proposal that the order caused
 * @param lastProposal last one until every task had finished
 * @param proposals how many
 * @param finished every task tells that all its SKUs are brought up
 * @param firstAssignment first order line assigned when every task obeyed
 * @param inRegionBefore share from the customer's region in the two days before
 * @param inRegionSince the same from then on
 * @param inRegionLastDay the same in the last day of the run
 */
public record RegionOutcome(
    String region,
    Instant switchedAt,
    double inForce,
    double firstProposal,
    double lastProposal,
    long proposals,
    double finished,
    double firstAssignment,
    double inRegionBefore,
    double inRegionSince,
    double inRegionLastDay) {}
