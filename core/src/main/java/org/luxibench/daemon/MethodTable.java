package org.luxibench.daemon;

import java.util.List;
import java.util.Map;
import org.luxibench.error.GanetiError;
import org.luxibench.luxi.Exchange;
import org.luxibench.luxi.LuxiHandler;
import org.luxibench.luxi.LuxiRequest;
import org.luxibench.luxi.Route;
import org.luxibench.opcode.MalformedOpCodeException;
import org.luxibench.processor.QueryGate;
import tools.jackson.databind.JsonNode;

/** All methods of LUXI by name: checks version and arguments, passes the gate, calls the method. */
final class MethodTable implements LuxiHandler {
  private final Dialect dialect;
  private final boolean workersRunOut;
  private final QueryGate gate;
  private final Map<String, LuxiMethod> methods;
  private final KeptAnswers kept;

  /**
   * @param workersRunOut whether every request goes to the workers, as in the reference: that they
   *     run out is the defect on show
   */
  MethodTable(
      Dialect dialect,
      boolean workersRunOut,
      QueryGate gate,
      Map<String, LuxiMethod> methods,
      KeptAnswers kept) {
    this.dialect = dialect;
    this.workersRunOut = workersRunOut;
    this.gate = gate;
    this.kept = kept;
    this.methods = Map.copyOf(methods);
  }

  /** Clients of 3.0 insist on an answer: they try again for minutes where there is none. */
  @Override
  public boolean answersBroken() {
    return dialect == Dialect.V3_0;
  }

  @Override
  public Route route(LuxiRequest request) {
    LuxiMethod method = methods.get(request.method());
    boolean inline =
        !workersRunOut
            && (method == null
                || method.brief().test(request.args())
                || kept.brief(request.method(), request.args()));
    return inline ? Route.INLINE : Route.WORKER;
  }

  @Override
  public void handle(LuxiRequest request, Exchange exchange) throws Exception {
    telling(exchange, () -> dispatch(request, exchange));
  }

  /** Tells the client what is wrong with its arguments, which is no defect of ours. */
  static void telling(Exchange exchange, Exchange.Answering answering) throws Exception {
    try {
      answering.run();
    } catch (ArgumentException | MalformedOpCodeException e) {
      exchange.failUnexpected(e);
    }
  }

  private void dispatch(LuxiRequest request, Exchange exchange) throws Exception {
    if (!speaksOurVersion(request.version())) {
      exchange.fail(mismatch(request.version()));
      return;
    }
    LuxiMethod method = methods.get(request.method());
    if (method == null) {
      throw new ArgumentException("Invalid operation '" + request.method() + "'");
    }
    Arguments args =
        new Arguments(dialect.positional(method.shape(), request.args()), request.args());
    checkCount(request.method(), method, args.count());
    run(request.method(), method, args, exchange);
  }

  private void run(String name, LuxiMethod method, Arguments args, Exchange exchange)
      throws Exception {
    if (!method.gate().test(args)) {
      method.body().run(args, exchange);
      return;
    }
    gate.run(
        ownerName(name),
        () -> {
          method.body().run(args, exchange);
          return List.of();
        });
  }

  /** As the lock monitor shows it: the worker's number and the method. */
  private static String ownerName(String method) {
    String thread = Thread.currentThread().getName();
    return "ClientReq" + thread.substring(thread.lastIndexOf('-') + 1) + "/" + method;
  }

  private boolean speaksOurVersion(JsonNode version) {
    return version.isMissingNode()
        || version.isNull()
        || (version.isNumber() && version.doubleValueOpt().orElse(-1) == dialect.version());
  }

  private GanetiError mismatch(JsonNode version) {
    return GanetiError.of(
        "LuxiError",
        "LUXI version mismatch, server %d, request %s"
            .formatted(dialect.version(), version.asString(version.toString())));
  }

  private static void checkCount(String name, LuxiMethod method, int count) {
    boolean unlimited = method.shape() == ArgumentShape.IGNORED;
    if (!unlimited && (count < method.least() || count > method.most())) {
      throw new ArgumentException(
          "%s takes %s arguments, got %d"
              .formatted(
                  name,
                  method.least() == method.most()
                      ? method.most()
                      : method.least() + " to " + method.most(),
                  count));
    }
  }
}
