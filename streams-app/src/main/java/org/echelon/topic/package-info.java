/** Every topic, declared once; their creation and the registration of their schemas. */
@NullMarked
package org.echelon.topic;

import org.jspecify.annotations.NullMarked;
