/**
 * The daemon: its options, start and stop, the table of LUXI methods and the wiring of all parts.
 *
 * <p>May use every other package; none may use this one. What a method does is its own package's
 * matter: here its arguments are read and its errors become replies.
 */
@NullMarked
package org.luxibench.daemon;

import org.jspecify.annotations.NullMarked;
