@NullMarked
package org.luxibench.query;

import org.jspecify.annotations.NullMarked;
