/** What the records of every topic say, internal ones included, as JSON for people. */
package org.echelon.decode;
