/** Randomness that repeats: streams named by what they decide. */
package org.echelon.producers.chance;
