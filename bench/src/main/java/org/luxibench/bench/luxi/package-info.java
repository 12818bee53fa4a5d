/**
 * How fast the daemon answers, beside a raw echo over the same kind of socket in the same run.
 *
 * <table>
 * <caption>Which question each class answers</caption>
 * <tr><th>class</th><th>question</th><th>figure to look at</th></tr>
 * <tr><td>{@link org.luxibench.bench.luxi.RequestBench}</td>
 * <td>what does a query cost beyond carrying its bytes?</td>
 * <td>{@code one}: median of {@code daemon} over that of {@code echo}, at most 2; {@code sixteen}:
 * rate of {@code daemon} over that of {@code echo}, at least 0.5 for VALUES, 0.4 for the
 * others; {@code workers}, who never answers on the selector thread, over {@code daemon}</td></tr>
 * <tr><td>{@link org.luxibench.bench.luxi.BesideLargeBench}</td>
 * <td>do large answers delay small ones?</td>
 * <td>{@code p50} and {@code p99} of {@code daemon} over those of {@code echo} beside the same
 * readers, and over {@code workers}</td></tr>
 * </table>
 *
 * <p>The echo answers each request with the very bytes the daemon would send, and reads nothing but
 * the end of the request. Submission is measured beside the job queue's bench.
 *
 * <p>One connection has two speeds, by whether the system keeps both ends on one core; {@code
 * taskset -c 0 ./luxibench bench ...} holds it to the strict one, where nothing hides behind the
 * wake-up of another core. Figures are in {@code core/PERFORMANCE.md}.
 */
@NullMarked
package org.luxibench.bench.luxi;

import org.jspecify.annotations.NullMarked;
