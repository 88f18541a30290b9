package org.echelon.follow;

/**
 * How one vector of prices was followed. Seconds from handing it to the producer until others can
 * read what came of it, read committed; 0 where nothing came.
 *
 * @param move which prices moved
 * @param changed SKUs with a proposal that the prices caused
 * @param first first of these proposals
 * @param mostly 99.9% of them
 * @param all the last of them
 * @param adopted every task of Plan tells this version
 * @param finished every task tells that it has brought all SKUs up, with a tick
 * @param left SKUs that no task had looked at then
 * @param drafts departures asked for a draft by these prices
 * @param firstDraft first draft of a departure
 * @param lastDraft last one
 */
public record Followed(
    String move,
    int changed,
    double first,
    double mostly,
    double all,
    double adopted,
    double finished,
    long left,
    int drafts,
    double firstDraft,
    double lastDraft) {}
