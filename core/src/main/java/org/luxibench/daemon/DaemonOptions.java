package org.luxibench.daemon;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.processor.Behaviour;

/**
 * All that a daemon must be told.
 *
 * @param dataDir where jobs and configuration are kept; made if missing
 * @param clusterFile configuration to begin with; empty generates one of the given size
 * @param nodes size of a generated cluster
 * @param groups size of a generated cluster
 * @param instances size of a generated cluster
 * @param durations how long the work of each opcode takes
 * @param jobWorkers how many jobs may run at once
 * @param metricsPort where metrics are shown to this machine; 0 lets the system choose
 */
public record DaemonOptions(
    LuxiServerOptions server,
    Path dataDir,
    Behaviour behaviour,
    Dialect dialect,
    Optional<Path> clusterFile,
    int nodes,
    int groups,
    int instances,
    WorkDurations durations,
    int jobWorkers,
    OptionalInt metricsPort) {}
