/**
 * What a shop describes itself with: its network as people write it, inferred, compared, checked.
 */
@NullMarked
package org.echelon.producers.shop;

import org.jspecify.annotations.NullMarked;
