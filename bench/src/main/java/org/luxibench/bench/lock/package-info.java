/**
 * Benches of the shared lock beside its competitors.
 *
 * <p>The parameter {@code lock} names the contender: {@code fast} and {@code monitor} (ours),
 * {@code rrw-fair} and {@code rrw-unfair} (ReentrantReadWriteLock), {@code stamped} (StampedLock).
 * {@code luxibench bench --profile full} runs all of it in interleaved rounds and ends with the
 * ratios. Where threads meet, each has a processor of its own, or they are dealt out to all.
 *
 * <table>
 * <caption>What each class answers</caption>
 * <tr><th>question</th><th>class</th><th>figure</th></tr>
 * <tr><td>1. What does a pair of acquire and release cost when nobody else wants the lock?</td>
 *     <td>{@link org.luxibench.bench.lock.UncontendedBench}</td><td>ops/µs by mode</td></tr>
 * <tr><td>2. How much gets through when 2 or 4 threads mix shared and exclusive?</td>
 *     <td>{@link org.luxibench.bench.lock.MixBench}</td><td>ops/µs by share and hold, each thread on a processor of its own</td></tr>
 * <tr><td>3. How long does each mode wait; how long an exclusive one under a shared flood?</td>
 *     <td>{@link org.luxibench.bench.lock.ReaderWriterBench}, {@link
 *     org.luxibench.bench.lock.FloodBench}</td><td>percentiles of each part's acquire; {@code samples.hlog}</td></tr>
 * <tr><td>4. Does priority −10 get ahead?</td>
 *     <td>{@link org.luxibench.bench.lock.PriorityBench}</td>
 *     <td>percentiles of the acquire, preferred against ordinary</td></tr>
 * <tr><td>5. What does an attempt cost that finds the lock taken and has no time to wait?</td>
 *     <td>{@link org.luxibench.bench.lock.TimedOutBench}</td><td>ns per attempt</td></tr>
 * <tr><td>6. What do many locks of a set cost?</td>
 *     <td>{@link org.luxibench.bench.lock.LockSetBench}</td>
 *     <td>µs, against as many fair write locks</td></tr>
 * <tr><td>7. What does an opcode's whole way through the manager cost?</td>
 *     <td>{@link org.luxibench.bench.lock.OpcodePathBench}</td><td>ops/µs</td></tr>
 * <tr><td>8. How long does the monitor look at 10,000 locks, and whom does it hinder?</td>
 *     <td>{@link org.luxibench.bench.lock.MonitorBench}</td>
 *     <td>µs per snapshot; {@code beside:acquiring} against {@code besideNobody:acquiringBesideNobody},
 *     by the rest between snapshots</td></tr>
 * <tr><td>9. Who gets how much?</td><td>{@link org.luxibench.bench.lock.FairnessBench}</td>
 *     <td>Jain's index; turns that others began, at most, while one thread asked</td></tr>
 * </table>
 */
@NullMarked
package org.luxibench.bench.lock;

import org.jspecify.annotations.NullMarked;
