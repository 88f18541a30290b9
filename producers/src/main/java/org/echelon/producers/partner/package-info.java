/** Simulated warehouses and vendors that answer every command. */
package org.echelon.producers.partner;
