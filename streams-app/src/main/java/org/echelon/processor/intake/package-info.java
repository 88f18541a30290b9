/** Intake: what upstream systems send is read, checked for form, and put into the internal logs. */
package org.echelon.processor.intake;
