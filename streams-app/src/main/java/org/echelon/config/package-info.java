/** Settings of a deployment; one that exists is valid. */
package org.echelon.config;
