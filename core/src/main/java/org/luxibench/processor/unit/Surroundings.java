package org.luxibench.processor.unit;

import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.config.ConfigStore;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.ClusterQueries;

/** What all units of a daemon work on. */
public record Surroundings(
    ConfigStore config, SimulatedCluster cluster, ClusterQueries queries, Behaviour behaviour) {}
