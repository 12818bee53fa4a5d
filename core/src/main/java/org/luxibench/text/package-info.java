/** How names are ordered for people. Uses nothing of ours, and anybody may use it. */
@NullMarked
package org.luxibench.text;

import org.jspecify.annotations.NullMarked;
