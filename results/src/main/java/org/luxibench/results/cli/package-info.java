/**
 * The commands of this module: options in, one exit code out.
 *
 * <p>Parses, calls the packages that do the work, prints. No statistics, no file formats here.
 */
@NullMarked
package org.luxibench.results.cli;

import org.jspecify.annotations.NullMarked;
