package org.echelon.producers.run;

/**
 * How long something took, in milliseconds; nearest-rank percentiles.
 *
 * @param count samples; with none the others are 0
 */
public record Percentiles(long count, double p50Millis, double p95Millis, double p99Millis) {}
