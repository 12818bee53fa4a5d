/** Tests of the package of the same name. */
@NullMarked
package org.luxibench.load.run;

import org.jspecify.annotations.NullMarked;
