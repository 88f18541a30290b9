/** What an upstream system needs to tell Echelon its facts: check, identify, send. */
package org.echelon.producers.client;
