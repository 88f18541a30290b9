/** A whole run of a world against a deployment, in paced virtual time. */
@NullMarked
package org.echelon.producers.run;

import org.jspecify.annotations.NullMarked;
