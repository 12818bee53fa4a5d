/** Run folders, statistics and comparisons; knows neither the daemon nor the load generator. */
@NullMarked
package org.luxibench.results;

import org.jspecify.annotations.NullMarked;
