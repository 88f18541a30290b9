/** Carries records of the gate log to the gates' decisions, and what they say to its topics. */
@NullMarked
package org.echelon.processor.gate;

import org.jspecify.annotations.NullMarked;
