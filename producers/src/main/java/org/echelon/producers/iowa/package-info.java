/**
 * The state's wholesale of spirits in Iowa: real orders of stores on an invented supply network.
 */
@NullMarked
package org.echelon.producers.iowa;

import org.jspecify.annotations.NullMarked;
