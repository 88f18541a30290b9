/** What the processes tell Prometheus: metrics, one scrape, the page, and Kafka's own figures. */
@NullMarked
package org.echelon.telemetry;

import org.jspecify.annotations.NullMarked;
