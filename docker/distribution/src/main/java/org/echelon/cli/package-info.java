/** The echelon command. */
package org.echelon.cli;
