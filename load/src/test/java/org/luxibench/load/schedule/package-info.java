/** Tests of the package of the same name. */
@NullMarked
package org.luxibench.load.schedule;

import org.jspecify.annotations.NullMarked;
