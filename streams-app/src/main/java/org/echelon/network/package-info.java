/** The supply network: nodes, lanes with calendars and lead times, zones, and the ways to ship. */
package org.echelon.network;
