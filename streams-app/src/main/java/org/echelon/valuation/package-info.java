/** What a unit of stock is worth at a node: the one economic idea every decision reads. */
package org.echelon.valuation;
