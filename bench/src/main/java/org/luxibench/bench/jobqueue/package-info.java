/**
 * What it costs to have a job acknowledged, beside a bare write, sync and rename of the same bytes
 * on the same disk in the same run.
 *
 * <table>
 * <caption>What each class answers</caption>
 * <tr><th>question</th><th>method</th><th>figure</th></tr>
 * <tr><td>What does the disk allow at all?</td>
 *     <td>{@link org.luxibench.bench.jobqueue.SubmissionBench#bare}</td><td>files/s</td></tr>
 * <tr><td>How many jobs a second does one client get in, one by one?</td>
 *     <td>{@link org.luxibench.bench.jobqueue.SubmissionBench#submitJob}</td>
 *     <td>jobs/s, at least 0.5 × bare</td></tr>
 * <tr><td>And a hundred at once?</td>
 *     <td>{@link org.luxibench.bench.jobqueue.SubmissionBench#submitManyJobs}</td>
 *     <td>jobs/s, at least 5 × bare</td></tr>
 * <tr><td>And sixteen clients, one by one?</td>
 *     <td>{@link org.luxibench.bench.jobqueue.SubmissionBench#submitJobSixteenClients}</td>
 *     <td>jobs/s: they share syncs</td></tr>
 * <tr><td>How long does a start take with 5,000 jobs, and does the archive matter?</td>
 *     <td>{@link org.luxibench.bench.jobqueue.StartBench}</td><td>ms, below 2,000</td></tr>
 * </table>
 */
@NullMarked
package org.luxibench.bench.jobqueue;

import org.jspecify.annotations.NullMarked;
