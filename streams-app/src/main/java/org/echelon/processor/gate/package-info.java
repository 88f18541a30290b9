/** Carries records of the gate log to the gates' decisions, and what they say to its topics. */
package org.echelon.processor.gate;
