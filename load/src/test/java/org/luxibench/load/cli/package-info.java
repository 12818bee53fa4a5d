/** Tests of the package of the same name. */
@NullMarked
package org.luxibench.load.cli;

import org.jspecify.annotations.NullMarked;
