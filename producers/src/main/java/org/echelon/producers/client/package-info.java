/** What an upstream system needs to tell Echelon its facts: check, identify, send. */
@NullMarked
package org.echelon.producers.client;

import org.jspecify.annotations.NullMarked;
