/**
 * How names are ordered for people, and how clients' expressions find them. Uses nothing of ours,
 * and anybody may use it.
 */
@NullMarked
package org.luxibench.text;

import org.jspecify.annotations.NullMarked;
