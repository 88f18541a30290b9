/** What the console answers: the tables as people ask for them. */
package org.echelon.console.view;
