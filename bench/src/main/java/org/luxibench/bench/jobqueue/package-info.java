/**
 * What it costs to have a job acknowledged, beside a bare write, sync and rename of the same bytes
 * on the same disk in the same run.
 *
 * <table>
 * <caption>What each class answers</caption>
 * <tr><th>question</th><th>method</th><th>figure</th></tr>
 * <tr><td>How many jobs a second does one client get in, one by one?</td>
 *     <td>{@link org.luxibench.bench.jobqueue.SubmissionBench#one}</td>
 *     <td>jobs/s of {@code queue} over {@code bare}, at least 0.5</td></tr>
 * <tr><td>And a hundred at once?</td>
 *     <td>{@link org.luxibench.bench.jobqueue.SubmissionBench#hundred}</td>
 *     <td>the same, at least 5</td></tr>
 * <tr><td>And sixteen clients, one by one?</td>
 *     <td>{@link org.luxibench.bench.jobqueue.SubmissionBench#sixteen}</td>
 *     <td>the same: they share syncs</td></tr>
 * <tr><td>How long does a start take with 5,000 jobs, and does the archive matter?</td>
 *     <td>{@link org.luxibench.bench.jobqueue.StartBench}</td><td>ms, below 2,000</td></tr>
 * </table>
 *
 * <p>{@code bare} writes, syncs and renames a file, and does not sync the folder: a crash may lose
 * the name. {@code bare-folder} does, as the queue must. Figures are in {@code
 * core/PERFORMANCE.md}.
 */
@NullMarked
package org.luxibench.bench.jobqueue;

import org.jspecify.annotations.NullMarked;
