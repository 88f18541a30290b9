/**
 * What belongs to all Avro contracts together: their topics and keys, and trust in their classes.
 */
@NullMarked
package org.echelon.schema;

import org.jspecify.annotations.NullMarked;
