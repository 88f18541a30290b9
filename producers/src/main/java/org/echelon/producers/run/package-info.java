/** A whole run of a world against a deployment, in paced virtual time. */
package org.echelon.producers.run;
