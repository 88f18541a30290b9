/** Every topic, declared once; their creation and the registration of their schemas. */
package org.echelon.topic;
