/**
 * How names are ordered for people, how clients' expressions find them, and for how long they may
 * look. Uses nothing of ours but errors, and anybody may use it.
 */
@NullMarked
package org.luxibench.text;

import org.jspecify.annotations.NullMarked;
