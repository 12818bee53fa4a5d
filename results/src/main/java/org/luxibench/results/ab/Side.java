package org.luxibench.results.ab;

import java.nio.file.Path;

/**
 * One of the two things measured.
 *
 * @param role {@code base} or {@code cand}
 * @param label how the user named it
 * @param directory its work tree, built
 * @param javaOptions extra options of the JVM that is measured, as one string; may be empty
 */
public record Side(String role, String label, Path directory, String javaOptions) {}
