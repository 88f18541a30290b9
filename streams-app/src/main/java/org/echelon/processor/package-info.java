/** The steps of the applications, between the logs and the core. */
package org.echelon.processor;
