/** The applications: how sources, steps and sinks are put together, and how they are run. */
package org.echelon.topology;
