/** The production topologies in virtual time, without a broker. */
package org.echelon.virtual;
