/**
 * Benches of the shared lock beside its competitors.
 *
 * <p>The parameter {@code lock} names the contender: {@code fast} and {@code monitor} (ours),
 * {@code rrw-fair} and {@code rrw-unfair} (ReentrantReadWriteLock), {@code stamped} (StampedLock).
 *
 * <table>
 * <caption>What each class answers</caption>
 * <tr><th>question</th><th>class</th><th>figure</th></tr>
 * <tr><td>What does a pair of acquire and release cost when nobody else wants the lock?</td>
 *     <td>{@link org.luxibench.bench.lock.UncontendedBench}</td><td>ops/µs by mode</td></tr>
 * <tr><td>How much gets through when threads mix shared and exclusive?</td>
 *     <td>{@link org.luxibench.bench.lock.MixBench}</td><td>ops/µs by share and hold</td></tr>
 * <tr><td>How long does each mode wait when one thread shares and another excludes?</td>
 *     <td>{@link org.luxibench.bench.lock.ReaderWriterBench}</td>
 *     <td>percentiles of each half of the group</td></tr>
 * </table>
 */
@NullMarked
package org.luxibench.bench.lock;

import org.jspecify.annotations.NullMarked;
