/**
 * Benches of queries, without socket and threads: what answering and encoding cost.
 *
 * <p>The parameter {@code instances} is the size of the cluster; it has a tenth as many nodes.
 *
 * <table>
 * <caption>What each class answers</caption>
 * <tr><th>question</th><th>method</th><th>figure</th></tr>
 * <tr><td>What does a list of all instances cost, configured fields only?</td>
 *     <td>{@link org.luxibench.bench.query.QueryBench#configured}</td><td>µs an answer</td></tr>
 * <tr><td>And with live fields, which no cache can keep?</td>
 *     <td>{@link org.luxibench.bench.query.QueryBench#live}</td><td>µs an answer</td></tr>
 * <tr><td>What does a filter by regular expression add?</td>
 *     <td>{@link org.luxibench.bench.query.QueryBench#filtered}</td><td>µs an answer</td></tr>
 * <tr><td>What do twenty named instances cost among so many?</td>
 *     <td>{@link org.luxibench.bench.query.QueryBench#twentyNamed}</td>
 *     <td>µs an answer, alike for all sizes</td></tr>
 * <tr><td>What is left when the frame is kept?</td>
 *     <td>{@link org.luxibench.bench.query.QueryBench#kept}</td><td>µs an answer</td></tr>
 * <tr><td>What does the first query after a change of the configuration pay?</td>
 *     <td>{@link org.luxibench.bench.query.QueryBench#afterChange}</td><td>µs an answer</td></tr>
 * </table>
 */
@NullMarked
package org.luxibench.bench.query;

import org.jspecify.annotations.NullMarked;
