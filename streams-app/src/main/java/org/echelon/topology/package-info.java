/** The three applications as topologies: sources, named steps, sinks. */
package org.echelon.topology;
