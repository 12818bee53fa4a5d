/** Tests of the package of the same name. */
@NullMarked
package org.luxibench.load.scenario;

import org.jspecify.annotations.NullMarked;
