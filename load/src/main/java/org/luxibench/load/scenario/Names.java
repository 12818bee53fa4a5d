package org.luxibench.load.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.luxibench.load.generator.RequestKind;
import org.luxibench.luxi.FrameCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a cluster's things are called, and how requests get them.
 *
 * @param cluster the cluster
 * @param nodes in the daemon's order
 * @param instances in the daemon's order
 */
public record Names(String cluster, List<String> nodes, List<String> instances) {
  /** Stands for the number of the client that sends a request. */
  public static final String CLIENT = "{client}";

  private static final int DRAWN = 256;

  public Names {
    nodes = List.copyOf(nodes);
    instances = List.copyOf(instances);
  }

  /**
   * Encodes a request and what follows it, one kind each. A request has one form when it names
   * nothing, else 256 drawn ones; or one for each client, when it names that.
   */
  public List<RequestKind> encode(Request request, int clients, long seed) {
    List<RequestKind> kinds = new ArrayList<>();
    request.chain().forEach(each -> kinds.add(encode(each, kinds.isEmpty(), clients, seed)));
    return kinds;
  }

  private RequestKind encode(Request request, boolean drawn, int clients, long seed) {
    String args = request.args().toString();
    boolean ownForm = args.contains(CLIENT);
    boolean draws = args.contains("{instance}") || args.contains("{node}");
    SplittableRandom random = new SplittableRandom(seed);
    NameDraw node = new NameDraw(nodes, request.drawing(), random);
    NameDraw instance = new NameDraw(instances, request.drawing(), random);
    List<byte[]> frames = new ArrayList<>();
    for (int form = 0; form < (ownForm ? clients : draws ? DRAWN : 1); form++) {
      JsonNode filled = fill(ofClient(request.args(), form), node.next(), instance.next());
      frames.add(FrameCodec.request(request.method(), filled));
    }
    return new RequestKind(
        request.title(),
        frames,
        drawn ? request.share() : 0,
        request.shape(),
        ownForm,
        request.then() != null);
  }

  /** The same value with the number of a client put in. */
  public static JsonNode ofClient(JsonNode value, int client) {
    return filled(value, text -> text.replace(CLIENT, Integer.toString(client)));
  }

  /** The same value with the {@code number}-th node and instance put in. */
  public JsonNode fill(JsonNode value, int number) {
    return fill(value, nth(nodes, number), nth(instances, number));
  }

  private static String nth(List<String> names, int number) {
    return names.isEmpty() ? "" : names.get(number % names.size());
  }

  private JsonNode fill(JsonNode value, String node, String instance) {
    return filled(
        value,
        text ->
            text.replace("{cluster}", cluster)
                .replace("{node}", node)
                .replace("{instance}", instance));
  }

  private static JsonNode filled(JsonNode value, UnaryOperator<String> names) {
    if (value.isString()) {
      return JsonNodeFactory.instance.stringNode(names.apply(value.stringValue()));
    }
    if (value.isArray()) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      value.values().forEach(item -> filled.add(filled(item, names)));
      return filled;
    }
    if (value.isObject()) {
      ObjectNode filled = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(entry -> filled.set(entry.getKey(), filled(entry.getValue(), names)));
      return filled;
    }
    return value;
  }
}
