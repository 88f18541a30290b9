/** Long-running jobs beside the streams: pricing. */
package org.echelon.job;
