/**
 * The errors a client may be told, as values and as the exception that carries one.
 *
 * <p>Every package may use this one; it uses none of ours. No transport and no JSON here.
 */
@NullMarked
package org.luxibench.error;

import org.jspecify.annotations.NullMarked;
