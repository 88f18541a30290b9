/** A real Kafka broker and a real schema registry on one machine, started and stopped from Java. */
package org.echelon.embedded;
