/** Writing public records to their topics, for upstream systems and simulations. */
package org.echelon.producers.publish;
