/**
 * The commands of this module: options in, progress and the table out, one exit code.
 *
 * <p>Parses, calls the packages that do the work, prints. Nothing is measured or judged here.
 */
@NullMarked
package org.luxibench.load.cli;

import org.jspecify.annotations.NullMarked;
