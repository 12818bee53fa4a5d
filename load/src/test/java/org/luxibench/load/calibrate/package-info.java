/** Tests of the package of the same name. */
@NullMarked
package org.luxibench.load.calibrate;

import org.jspecify.annotations.NullMarked;
