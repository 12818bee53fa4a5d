@NullMarked
package org.luxibench.cluster;

import org.jspecify.annotations.NullMarked;
