/** How a warehouse or a vendor reads its commands and answers each once. */
package org.echelon.producers.reader;
