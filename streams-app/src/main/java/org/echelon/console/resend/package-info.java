/** What the console needs of whoever can send refused records again. */
@NullMarked
package org.echelon.console.resend;

import org.jspecify.annotations.NullMarked;
