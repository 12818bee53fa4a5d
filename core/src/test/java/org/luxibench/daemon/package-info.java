/** Tests of the daemon as clients see it: over its socket, method by method. */
@org.jspecify.annotations.NullMarked
package org.luxibench.daemon;
