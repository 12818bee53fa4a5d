/**
 * Races of the fast lock, one class each, for jcstress to try in every interleaving it can.
 *
 * <table>
 * <caption>What races with what</caption>
 * <tr><td>{@link org.luxibench.jcstress.ExclusiveAgainstExclusive}</td><td>two exclusive acquires</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.SharedAgainstExclusive}</td><td>a reader and a writer</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.HandOffVisibility}</td><td>a release and what the next holder sees</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.TimeOutRacingRelease}</td><td>a waiter's time-out and the release that would grant it</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.DeleteRacingAcquire}</td><td>a deletion and a shared acquire</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.DowngradeRacingSharedAcquire}</td><td>a downgrade and a shared acquire</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.InterruptionRacingGrant}</td><td>an interrupted waiter and its grant</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.ArrivalRacingLastSharer}</td><td>the last sharer's leaving and a sharer that hides it for a moment</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.BackOutRacingSharedAcquire}</td><td>an exclusive acquire that meets sharers in cells, and a sharer it keeps out meanwhile</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.ArrivalBesideDeparture}</td><td>a waiter that leaves, an exclusive acquire that comes meanwhile, and a shared one after it</td></tr>
 * <tr><td>{@link org.luxibench.jcstress.ReleaseAfterDowngrade}</td><td>the first of two waiters leaving, and a holder that downgrades and releases at once</td></tr>
 * </table>
 */
@NullMarked
package org.luxibench.jcstress;

import org.jspecify.annotations.NullMarked;
