package org.luxibench.load.generator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.schedule.Arrivals;

/**
 * Sends requests when they are due, whatever became of the earlier ones, over a fixed number of
 * connections, on the thread that calls {@link #run}.
 *
 * <p>A due request takes an idle connection or waits for one, first come first served. Its response
 * time counts from the instant it was due, so a server that stalls is charged for everything that
 * fell due meanwhile (no coordinated omission). A request not answered within the client's time-out
 * ends its connection, for a late reply must not be taken for the next one's; one that found no
 * connection within the time-out is abandoned.
 *
 * <p>One core is the generator's: see {@link TimedSelector}.
 *
 * <p>Only {@link #stop} and {@link #live} may be called from other threads.
 */
public final class Generator implements AutoCloseable {
  private static final int GROUP_CALLS = 3;
  private static final int READ_BUFFER = 1 << 18;

  private final GeneratorOptions options;
  private final long timeoutNanos;
  private Mix mix;
  private final TimedSelector selector = TimedSelector.open();
  private final ClientPool clients;
  private final ArrayDeque<Call> waiting = new ArrayDeque<>();
  private final InFlight inFlight;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
  private final ReplyCheck check = new ReplyCheck();
  private final Ledger ledger = new Ledger();
  private final Acknowledged acknowledged = new Acknowledged();
  private final SplittableRandom random;
  private final Runnable eachTurn;
  private boolean closedLoop;
  private volatile boolean stopped;

  /** A generator without connections yet; they are opened when first needed. */
  public Generator(GeneratorOptions options, Mix mix) throws IOException {
    this(options, mix, () -> {});
  }

  /** The same, and something is done at each turn of its loop. */
  Generator(GeneratorOptions options, Mix mix, Runnable eachTurn) throws IOException {
    this.eachTurn = eachTurn;
    this.options = options;
    this.timeoutNanos = options.timeout().toNanos();
    this.mix = mix;
    this.random = new SplittableRandom(options.seed());
    this.inFlight = new InFlight(timeoutNanos);
    this.clients = new ClientPool(selector.selector(), options.socket(), options.connections());
  }

  /** The last second's figures. */
  public Live live() {
    return ledger.live();
  }

  /** The jobs that its submissions were told the ids of. */
  public Acknowledged acknowledged() {
    return acknowledged;
  }

  /** Draws requests from another mix from the next phase on. */
  public void use(Mix other) {
    mix = other;
  }

  /** Cuts the phase short: what is in flight stays unfinished, what waits is abandoned. */
  public void stop() {
    stopped = true;
    selector.wakeup();
  }

  /**
   * Opens the connections that are not open, unless stopped.
   *
   * @throws IOException when the server does not listen
   */
  public void connect() throws IOException {
    clients.connect(() -> stopped);
  }

  /** Runs an open schedule and returns when every request of it is settled. */
  public void run(Arrivals arrivals, PhaseTally into) throws IOException {
    begin(into, false);
    long start = System.nanoTime();
    long next = arrivals.nextNanos();
    while (!stopped && (next != Arrivals.NONE || ledger.hasOpen())) {
      long now = System.nanoTime();
      while (next != Arrivals.NONE && start + next <= now) {
        plan(start + next, now);
        next = arrivals.nextNanos();
      }
      if (next == Arrivals.NONE) {
        ledger.ended(now);
      }
      step(next == Arrivals.NONE ? Long.MAX_VALUE : start + next);
    }
    end();
  }

  /** Keeps every connection busy for a time: throughput, and no word about latency. */
  public void runClosed(long nanos, PhaseTally into) throws IOException {
    begin(into, true);
    long start = System.nanoTime();
    for (int i = 0; i < options.connections(); i++) {
      plan(start, start);
    }
    while (!stopped && ledger.hasOpen()) {
      if (closedLoop && System.nanoTime() - start >= nanos) {
        closedLoop = false;
        ledger.ended(System.nanoTime());
      }
      step(start + nanos);
    }
    end();
  }

  private void begin(PhaseTally into, boolean closed) throws IOException {
    ledger.use(into);
    closedLoop = closed;
    // Connections that the server closed since the last phase are noticed before they are used.
    selector.selectNow(this::ready);
    ledger.began(System.nanoTime());
  }

  private void end() throws IOException {
    long now = System.nanoTime();
    ledger.ended(now);
    for (Call call : waiting) {
      ledger.abandoned(call, now);
    }
    waiting.clear();
    for (InFlight.Sent sent : inFlight.removeAll()) {
      ledger.unfinished(sent.call());
      release(sent.connection(), true);
    }
  }

  private void plan(long scheduled, long now) {
    boolean grouped = options.style() == ConnectionStyle.GROUPED;
    Call call = call(scheduled, grouped ? random.nextInt(GROUP_CALLS) : 0);
    ledger.planned(call, now);
    if (waiting.size() >= clients.size() - clients.busy()) {
      ledger.starved();
    }
    waiting.add(call);
  }

  private Call call(long scheduled, int followers) {
    int kind = mix.nextKind();
    return new Call(kind, mix.nextFrame(kind), scheduled, followers);
  }

  /** One turn of the loop: send, expire, and wait for replies until the next request is due. */
  private void step(long nextDue) throws IOException {
    eachTurn.run();
    if (deadline() <= System.nanoTime()) {
      readAll();
    }
    dispatch();
    long now = System.nanoTime();
    expire(now);
    ledger.live().tick(now, clients.busy(), waiting.size());
    long due = Math.min(nextDue, deadline());
    if (!waiting.isEmpty() && clients.hasFree()) {
      due = Math.min(due, clients.againAt());
    }
    selector.selectUntil(due, this::ready);
  }

  /** Replies that came while this thread stood still are no time-outs. */
  private void readAll() throws IOException {
    while (selector.selectNow(this::ready) > 0) {
      Thread.onSpinWait();
    }
  }

  private void dispatch() throws IOException {
    // What is planned again meanwhile has its turn after the clock was looked at.
    for (int left = waiting.size(); left > 0 && clients.hasFree(); left--) {
      try {
        Connection connection = clients.take();
        if (connection == null) {
          return;
        }
        send(connection, waiting.removeFirst());
      } catch (ClientPool.CannotConnectException nobodyListens) {
        Call call = waiting.removeFirst();
        ledger.sent(call);
        ledger.error(call, "cannot connect");
        again();
      }
    }
  }

  private void send(Connection connection, Call call) throws IOException {
    if (mix.kinds().get(call.kind).perClient()) {
      call.frame = mix.frameOf(call.kind, connection.client());
    }
    ledger.sent(call);
    inFlight.add(call, connection);
    try {
      connection.send(call);
    } catch (IOException broken) {
      ledger.error(call, "connection broken");
      release(connection, true);
      again();
    }
  }

  /** In closed mode each settled call makes room for the next. */
  private void again() {
    if (closedLoop) {
      long now = System.nanoTime();
      plan(now, now);
    }
  }

  private void ready(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      if (key.isWritable()) {
        connection.writeOn();
      }
      if (key.isReadable()) {
        received(connection, connection.read(buffer));
      }
    } catch (IOException gone) {
      lost(connection);
    }
  }

  private void received(Connection connection, @Nullable ByteBuffer reply) throws IOException {
    if (reply == null) {
      return;
    }
    long now = System.nanoTime();
    Call call = connection.call();
    if (call == null) {
      // Nobody asked: the next reply could not be told from this one.
      connection.close();
      return;
    }
    String error = check.judge(reply, mix.kinds().get(call.kind).shape());
    if (error.equals(ReplyCheck.GOOD)) {
      ledger.completed(call, now);
      if (mix.submits(call.kind)) {
        acknowledged.add(reply);
      }
    } else {
      ledger.error(call, error);
    }
    if (error.equals(ReplyCheck.NOT_ONE)) {
      release(connection, true);
      again();
      return;
    }
    goOn(connection, call, now);
  }

  private void goOn(Connection connection, Call call, long now) throws IOException {
    connection.idle();
    boolean leads = mix.kinds().get(call.kind).leads();
    if (leads || call.followers > 0) {
      int kind = call.kind + 1;
      Call next =
          leads
              ? new Call(kind, mix.nextFrame(kind), now, call.followers)
              : call(now, call.followers - 1);
      ledger.followed(next);
      send(connection, next);
      return;
    }
    release(connection, options.style() == ConnectionStyle.GROUPED);
    if (closedLoop) {
      plan(now, now);
    }
  }

  private void lost(Connection connection) {
    Call call = connection.call();
    try {
      connection.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot close a connection", e);
    }
    if (call != null) {
      ledger.error(call, "connection closed");
      clients.release(connection);
      if (closedLoop) {
        plan(System.nanoTime(), System.nanoTime());
      }
    }
  }

  private void release(Connection connection, boolean close) throws IOException {
    if (close) {
      connection.close();
    }
    clients.release(connection);
  }

  private void expire(long now) throws IOException {
    for (InFlight.Sent late = inFlight.nextLate(now); late != null; late = inFlight.nextLate(now)) {
      timeOut(late, now);
    }
    for (Call first = waiting.peekFirst();
        first != null && now - first.scheduled >= timeoutNanos;
        first = waiting.peekFirst()) {
      waiting.removeFirst();
      ledger.abandoned(first, now);
    }
  }

  private void timeOut(InFlight.Sent late, long now) throws IOException {
    ledger.timedOut(late.call(), now);
    release(late.connection(), true);
    if (closedLoop) {
      plan(now, now);
    }
  }

  /** When the next time-out can fall. */
  private long deadline() {
    Call first = waiting.peekFirst();
    long queued = first == null ? Long.MAX_VALUE : first.scheduled + timeoutNanos;
    return Math.min(inFlight.deadline(), queued);
  }

  @Override
  public void close() throws IOException {
    clients.close();
    selector.close();
  }
}
