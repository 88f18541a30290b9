/** How each application is wired: sources, named steps, stores and sinks. */
package org.echelon.topology;
