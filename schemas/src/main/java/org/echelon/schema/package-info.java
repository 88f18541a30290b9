/**
 * What belongs to all Avro contracts together: their topics and keys, and trust in their classes.
 */
package org.echelon.schema;
