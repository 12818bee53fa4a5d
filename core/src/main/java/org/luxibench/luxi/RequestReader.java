package org.luxibench.luxi;

import org.luxibench.luxi.FrameReader.Frame;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one message as a request (REFERENCE 2). {@code NaN} and the infinities pass here, as they
 * do in the reference, so that whoever wants a number can say what is wrong with it.
 */
final class RequestReader {
  private final JsonMapper mapper;

  /**
   * @param messageBytes longest text within a message
   * @param nesting deepest message, in arrays and objects
   */
  RequestReader(int messageBytes, int nesting) {
    mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(nesting)
                            .maxStringLength(messageBytes)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .build();
  }

  /** One with the limits of a server. */
  static RequestReader within(LuxiServerOptions.Limits limits) {
    return new RequestReader(limits.messageBytes(), limits.nesting());
  }

  /**
   * The request in a message.
   *
   * @throws BrokenMessageException if it is not JSON, not an object, or lacks method or args
   */
  LuxiRequest read(Frame frame) throws BrokenMessageException {
    JsonNode message = parse(frame);
    if (!message.isObject()) {
      throw new BrokenMessageException("message is no JSON object");
    }
    JsonNode method = message.path("method");
    JsonNode args = message.path("args");
    if (method.isMissingNode() || method.isNull()) {
      throw new BrokenMessageException("message without a method");
    }
    if (args.isMissingNode() || args.isNull()) {
      throw new BrokenMessageException("message without args");
    }
    String name = method.isString() ? method.stringValue() : method.toString();
    return new LuxiRequest(name, args, message.path("version"));
  }

  private JsonNode parse(Frame frame) throws BrokenMessageException {
    try {
      JsonNode message = mapper.readTree(frame.bytes(), frame.offset(), frame.length());
      if (mayHoldLoneSurrogate(frame) && holdsLoneSurrogate(message)) {
        throw new BrokenMessageException("message with half a surrogate pair");
      }
      return message;
    } catch (JacksonException e) {
      throw new BrokenMessageException("message is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Whether an escape from D800 to DFFF occurs: rare, so the tree is hardly ever searched. */
  private static boolean mayHoldLoneSurrogate(Frame frame) {
    byte[] bytes = frame.bytes();
    int last = frame.offset() + frame.length() - 3;
    for (int i = frame.offset(); i < last; i++) {
      if (bytes[i] == '\\' && bytes[i + 1] == 'u' && (bytes[i + 2] | 0x20) == 'd') {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsLoneSurrogate(JsonNode node) {
    if (node.isString()) {
      return holdsLoneSurrogate(node.stringValue());
    }
    if (node.isObject()) {
      return node.properties().stream()
          .anyMatch(
              each -> holdsLoneSurrogate(each.getKey()) || holdsLoneSurrogate(each.getValue()));
    }
    return node.isArray() && node.values().stream().anyMatch(RequestReader::holdsLoneSurrogate);
  }

  /** Code points that are surrogates are those that found no partner. */
  private static boolean holdsLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
