/** What simulated runs and experiments have told of policies, read from the files they wrote. */
@NullMarked
package org.echelon.console.compare;

import org.jspecify.annotations.NullMarked;
