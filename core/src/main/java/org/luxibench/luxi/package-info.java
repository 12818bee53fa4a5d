/**
 * LUXI on the wire: framing, requests, replies, the server (one selector thread, a pool of request
 * workers, fewer threads for large answers) and the client.
 *
 * <p>Uses {@code error} and {@code json} only. No method of LUXI is known here by name.
 */
@NullMarked
package org.luxibench.luxi;

import org.jspecify.annotations.NullMarked;
