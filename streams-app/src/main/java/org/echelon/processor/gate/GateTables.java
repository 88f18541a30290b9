package org.echelon.processor.gate;

/**
 * The stores of a gate task.
 *
 * @param gate the state of each gate, with the offers of its open ask
 * @param meta last tick, network, prices and controls
 * @param load what waits at nodes
 */
public record GateTables(TextTable gate, TextTable meta, TextTable load) {}
