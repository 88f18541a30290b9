/** The contracts as documents: AsyncAPI and pages, made from topics, schemas and examples. */
@NullMarked
package org.echelon.contract;

import org.jspecify.annotations.NullMarked;
