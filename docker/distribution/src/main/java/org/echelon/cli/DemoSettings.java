package org.echelon.cli;

/**
 * What a demo was asked for, for its report.
 *
 * @param seed of partners and prices
 * @param worldSeed of the world
 * @param runFor wall time after which it stops, empty for none
 * @param commitMillis how often results become visible
 */
record DemoSettings(
    String world,
    int skus,
    int days,
    long seed,
    long worldSeed,
    String step,
    String priceEvery,
    String runFor,
    int partitions,
    int gates,
    int planThreads,
    int commitMillis) {}
