package org.echelon.watch;

import org.echelon.throughput.LoadSettings;

/**
 * What a console is watched with.
 *
 * @param load stock that the deployment is filled with
 * @param events order lines and documents after the first stock, for commands and decisions
 * @param browsers pages that are open at once
 * @param seconds how long the time on a core is taken with pages open, and as long without
 * @param perSecond positions published a second meanwhile
 * @param requests times that each question is asked, and records whose delay is taken
 */
public record WatchSettings(
    LoadSettings load, int events, int browsers, double seconds, double perSecond, int requests) {}
