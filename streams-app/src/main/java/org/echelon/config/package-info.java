/** Settings of a deployment; one that exists is valid. */
@NullMarked
package org.echelon.config;

import org.jspecify.annotations.NullMarked;
