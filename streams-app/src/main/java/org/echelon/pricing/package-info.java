/** Shadow prices of storage and flow: the dual of the frozen placement problem, with proof. */
package org.echelon.pricing;
