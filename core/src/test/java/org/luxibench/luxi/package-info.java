/** Tests of the wire: what a client sees of framing, order, limits and ends of connections. */
@org.jspecify.annotations.NullMarked
package org.luxibench.luxi;
