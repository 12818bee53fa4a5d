/**
 * What people and machines are shown of a run: tables, the HTML page, JUnit XML, Prometheus text.
 *
 * <p>Reads records and writes text; measures nothing, judges nothing, and asks the network nothing.
 */
@NullMarked
package org.luxibench.results.report;

import org.jspecify.annotations.NullMarked;
