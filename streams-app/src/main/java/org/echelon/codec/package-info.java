/** Bytes: the binary records of internal topics and stores. */
package org.echelon.codec;
