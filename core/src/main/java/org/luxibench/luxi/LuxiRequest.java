package org.luxibench.luxi;

import tools.jackson.databind.JsonNode;

/**
 * One request as it was read: an object with a method and arguments.
 *
 * @param method never empty of meaning to the wire; the handler knows which names exist
 * @param args any JSON value but null
 * @param version what the client says it speaks; a missing node when it says nothing
 */
public record LuxiRequest(String method, JsonNode args, JsonNode version) {}
