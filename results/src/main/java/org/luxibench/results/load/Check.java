package org.luxibench.results.load;

/**
 * A threshold and what came of it.
 *
 * @param expression as the scenario states it, such as {@code p99 < 1.5 x baseline.p99}
 * @param limit what the expression's right side came to
 * @param actual what was measured
 * @param unit of both: {@code us} for microseconds, {@code /s}, or empty for a count
 * @param ok whether the threshold was kept
 */
public record Check(String expression, double limit, double actual, String unit, boolean ok) {}
