@NullMarked
package org.luxibench.opcode;

import org.jspecify.annotations.NullMarked;
