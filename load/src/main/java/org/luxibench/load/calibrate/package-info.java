/**
 * Proof that the generator measures what is there: a server of exactly known behaviour, and the
 * percentiles that follow from it by arithmetic.
 */
@NullMarked
package org.luxibench.load.calibrate;

import org.jspecify.annotations.NullMarked;
