/** What happened to goods as EPCIS 2.0 events, with words of the Core Business Vocabulary 2.0. */
@NullMarked
package org.echelon.epcis;

import org.jspecify.annotations.NullMarked;
