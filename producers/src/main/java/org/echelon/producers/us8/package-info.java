/** The eight-region network: geography, sites, lanes, costs and capacities. */
package org.echelon.producers.us8;
