@NullMarked
package org.luxibench.jobqueue;

import org.jspecify.annotations.NullMarked;
