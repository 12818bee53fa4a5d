/** Entry point of this module's commands; the work is done in the packages below. */
@NullMarked
package org.luxibench.load;

import org.jspecify.annotations.NullMarked;
