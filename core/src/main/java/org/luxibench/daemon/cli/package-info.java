/**
 * The commands of this module: serve, call, status. Each reads its options, says what is wrong with
 * them in one line, and leaves the work to others.
 */
@NullMarked
package org.luxibench.daemon.cli;

import org.jspecify.annotations.NullMarked;
