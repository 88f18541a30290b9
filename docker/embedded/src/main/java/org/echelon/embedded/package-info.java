/** A real Kafka broker and a real schema registry on one machine, started and stopped from Java. */
@NullMarked
package org.echelon.embedded;

import org.jspecify.annotations.NullMarked;
