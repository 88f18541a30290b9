package org.echelon.producers.partner;

import java.time.Instant;

/** Knows what lies at sites and takes note of what has to wait there. */
public interface SiteBook {

  /** Volume of all goods inside a site, dm³. */
  double cube(String node);

  /** Volume of a unit, dm³; 0 where the item is not known. */
  double unitCube(String sku);

  /** More units wait in the yard of a site, or fewer where the number is below zero. */
  void waits(String sku, String node, long units, Instant at);

  /** Units leave a site after they were ready, since its outbound flow was used up. */
  void leftLate(String node, long units, Instant readyAt, Instant at);
}
