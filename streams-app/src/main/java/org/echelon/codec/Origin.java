package org.echelon.codec;

/** Where a record came from: topic (without prefix), partition and offset. */
public record Origin(String topic, int partition, long offset) {}
