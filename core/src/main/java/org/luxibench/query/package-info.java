/**
 * What is asked about the cluster: fields, filters, natural order, old and new result styles.
 *
 * <p>Reads the configuration's snapshot, the simulated machines and read-only views of jobs and
 * locks. Takes no lock and waits for nobody; must not know how a lock is acquired.
 */
@NullMarked
package org.luxibench.query;

import org.jspecify.annotations.NullMarked;
