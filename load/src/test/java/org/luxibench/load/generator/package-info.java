/** Tests of the package of the same name. */
@NullMarked
package org.luxibench.load.generator;

import org.jspecify.annotations.NullMarked;
