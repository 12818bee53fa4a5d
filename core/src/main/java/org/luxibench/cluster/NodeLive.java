package org.luxibench.cluster;

/**
 * What a node tells about itself. Memory and disk in MiB.
 *
 * @param bootId changes with each start of the node
 * @param memoryTotal of the machine
 * @param memoryNode used by the node itself
 * @param memoryFree left for instances
 * @param diskTotal of the volume group
 * @param diskFree of the volume group
 * @param cpuTotal logical processors
 * @param cpuNodes NUMA domains
 * @param cpuSockets sockets
 */
public record NodeLive(
    String bootId,
    long memoryTotal,
    long memoryNode,
    long memoryFree,
    long diskTotal,
    long diskFree,
    int cpuTotal,
    int cpuNodes,
    int cpuSockets) {}
