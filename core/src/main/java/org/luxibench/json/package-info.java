/**
 * JSON as this daemon reads and writes it: one mapper, sorted keys, plain Java values out.
 *
 * <p>Every package may use this one; it uses none of ours. Nothing here knows what a message means.
 */
@NullMarked
package org.luxibench.json;

import org.jspecify.annotations.NullMarked;
