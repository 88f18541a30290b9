/** The supply network: nodes, lanes with calendars and lead times, zones, and the ways to ship. */
@NullMarked
package org.echelon.network;

import org.jspecify.annotations.NullMarked;
