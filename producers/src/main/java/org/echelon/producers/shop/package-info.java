/**
 * What a shop describes itself with: its network as people write it, inferred, compared, checked.
 */
package org.echelon.producers.shop;
