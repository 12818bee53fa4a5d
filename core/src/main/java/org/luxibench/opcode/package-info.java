/**
 * The opcodes as data: the table, decoding, validation and summaries.
 *
 * <p>Uses nothing of ours but errors and JSON. How an opcode is executed is the processor's matter.
 */
@NullMarked
package org.luxibench.opcode;

import org.jspecify.annotations.NullMarked;
