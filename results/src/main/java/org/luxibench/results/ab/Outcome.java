package org.luxibench.results.ab;

import org.jspecify.annotations.Nullable;
import org.luxibench.results.compare.Comparison;

/**
 * What came of an experiment.
 *
 * @param comparison the last look, with what was not confirmed taken back
 * @param rounds how many were made of it
 * @param confirmation the rows that looked regressed, measured afresh; absent when none did
 */
public record Outcome(Comparison comparison, int rounds, @Nullable Comparison confirmation) {}
