/** Stand-ins for the public Python reference: a server and a client that behave as it does. */
@NullMarked
package dev.msp.reference;

import org.jspecify.annotations.NullMarked;
