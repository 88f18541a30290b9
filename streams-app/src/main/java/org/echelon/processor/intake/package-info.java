/** Intake: what upstream systems send is read, checked for form, and put into the internal logs. */
@NullMarked
package org.echelon.processor.intake;

import org.jspecify.annotations.NullMarked;
