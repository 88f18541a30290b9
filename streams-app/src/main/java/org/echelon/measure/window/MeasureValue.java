package org.echelon.measure.window;

import java.util.SortedMap;

/**
 * One record of the topic of measures.
 *
 * @param dimensions by name, the part of who counted it included
 * @param start of the window, epoch milliseconds
 * @param minutes length of the window
 */
public record MeasureValue(
    String name,
    SortedMap<String, String> dimensions,
    long start,
    int minutes,
    double numerator,
    double denominator,
    String unit,
    boolean closed) {}
