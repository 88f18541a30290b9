/** The steps of the applications, between the logs and the core. */
@NullMarked
package org.echelon.processor;

import org.jspecify.annotations.NullMarked;
