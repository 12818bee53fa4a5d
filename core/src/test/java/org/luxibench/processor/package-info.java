/** Tests of the processor, on fakes of locks, time and job. */
@NullMarked
package org.luxibench.processor;

import org.jspecify.annotations.NullMarked;
