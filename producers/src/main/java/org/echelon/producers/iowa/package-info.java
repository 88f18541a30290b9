/**
 * The state's wholesale of spirits in Iowa: real orders of stores on an invented supply network.
 */
package org.echelon.producers.iowa;
