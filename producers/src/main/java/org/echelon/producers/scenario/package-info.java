/** What happens to a world in a run: smaller rooms, peaks, a site that shuts, slow vendors. */
@NullMarked
package org.echelon.producers.scenario;

import org.jspecify.annotations.NullMarked;
