package org.luxibench.load.generator;

import java.io.IOException;
import java.util.SplittableRandom;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.schedule.Arrivals;

/**
 * Sends requests when they are due, whatever became of the earlier ones, over a fixed number of
 * connections, on the thread that calls {@link #run}.
 *
 * <p>A due request takes an idle connection or waits for one. Its response time counts from the
 * instant it was due, so a server that stalls is charged for everything that fell due meanwhile (no
 * coordinated omission). What becomes of it is told where it happens: {@link Groups} draws it,
 * {@link DueCalls} has it until it is sent, {@link SentCalls} until it is settled, {@link Ledger}
 * books it.
 *
 * <p>The calls of one group take as many places of the schedule as they are: so many requests are
 * planned as fall due, whichever way they share connections. The last group may have two more, or
 * what must follow.
 *
 * <p>One core is the generator's: see {@link TimedSelector}.
 *
 * <p>Only {@link #stop}, {@link #live} and {@link #acknowledged} may be called from other threads.
 */
public final class Generator implements AutoCloseable {
  /** A closed client that could not send asks again after that: at once would make a storm. */
  private static final long AGAIN_NANOS = 2_000_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final ConnectionStyle style;
  private final SplittableRandom random;
  private final TimedSelector selector = TimedSelector.open();
  private final Ledger ledger = new Ledger();
  private final ClientPool clients;
  private final SentCalls sent;
  private final DueCalls due;
  private final Runnable eachTurn;
  private Groups groups;
  private volatile boolean stopped;

  /** A generator without connections yet; they are opened when first needed. */
  public Generator(GeneratorOptions options, Mix mix) throws IOException {
    this(options, mix, new ConnectRetry(), () -> {});
  }

  /** The same, with another patience, and something is done at each turn of its loop. */
  Generator(GeneratorOptions options, Mix mix, ConnectRetry retries, Runnable eachTurn)
      throws IOException {
    long timeoutNanos = options.timeout().toNanos();
    this.style = options.style();
    this.random = new SplittableRandom(options.seed());
    this.eachTurn = eachTurn;
    this.groups = new Groups(mix, style, random);
    this.clients = new ClientPool(selector.selector(), options.socket(), options.connections());
    this.sent = new SentCalls(clients, ledger, style == ConnectionStyle.KEPT, timeoutNanos, mix);
    this.due = new DueCalls(clients, sent, ledger, timeoutNanos, retries);
  }

  /** The last second's figures. */
  public Live live() {
    return ledger.live();
  }

  /** The jobs that its submissions were told the ids of. */
  public Acknowledged acknowledged() {
    return sent.acknowledged();
  }

  /** Draws requests from another mix from the next phase on. */
  public void use(Mix other) {
    groups = new Groups(other, style, random);
    sent.use(other);
  }

  /** Cuts the phase short: what is in flight stays unfinished, what waits is abandoned. */
  public void stop() {
    stopped = true;
    selector.wakeup();
  }

  /**
   * Opens the connections that are not open, unless stopped.
   *
   * @throws IOException when the server does not listen, or takes no more connections
   */
  public void connect() throws IOException {
    clients.connect(() -> stopped, ConnectRetry.TOTAL_NANOS);
  }

  /** Runs an open schedule and returns when it is over and every request of it is settled. */
  public void run(Arrivals arrivals, PhaseTally into) throws IOException {
    long start = begin(into);
    long end = start + arrivals.lengthNanos();
    long next = next(arrivals, start);
    long now = start;
    while (!stopped && (next != NEVER || now < end || ledger.hasOpen())) {
      while (next <= now) {
        Call first = groups.next(next);
        due.add(first, now);
        for (int place = 0; place <= first.followers(); place++) {
          next = next(arrivals, start);
        }
      }
      if (now >= end) {
        ledger.ended(now);
      }
      turn();
      await(now < end ? Math.min(next, end) : NEVER);
      now = System.nanoTime();
    }
    end();
  }

  private static long next(Arrivals arrivals, long start) {
    long nanos = arrivals.nextNanos();
    return nanos == Arrivals.NONE ? NEVER : start + nanos;
  }

  /** Keeps every connection busy for a time: throughput, and no word about latency. */
  public void runClosed(long nanos, PhaseTally into) throws IOException {
    long start = begin(into);
    long end = start + nanos;
    long now = start;
    while (!stopped && (now < end || ledger.hasOpen())) {
      while (now < end && due.waiting() < clients.idle()) {
        due.add(groups.next(now), now);
      }
      if (now >= end) {
        ledger.ended(now);
      }
      turn();
      long again = clients.hasFree() ? now + AGAIN_NANOS : NEVER;
      await(now < end ? Math.min(again, end) : NEVER);
      now = System.nanoTime();
    }
    end();
  }

  private long begin(PhaseTally into) throws IOException {
    ledger.use(into);
    // Connections that the server closed since the last phase are noticed before they are used.
    selector.selectNow(sent::ready);
    long now = System.nanoTime();
    ledger.began(now);
    return now;
  }

  /** Ends what is late, sends what is due. */
  private void turn() throws IOException {
    eachTurn.run();
    if (deadline() <= System.nanoTime()) {
      readAll();
    }
    long now = System.nanoTime();
    sent.expire(now);
    due.dispatch();
    due.expire(now);
    ledger.live().tick(now, clients.busy(), due.waiting());
  }

  /** Replies that came while this thread stood still are no time-outs. */
  private void readAll() throws IOException {
    while (selector.selectNow(sent::ready) > 0) {
      Thread.onSpinWait();
    }
  }

  /** Takes replies until a time, or until something is to be done about earlier requests. */
  private void await(long nextDue) throws IOException {
    if (nextDue == NEVER && !ledger.hasOpen()) {
      return;
    }
    selector.selectUntil(Math.min(nextDue, deadline()), sent::ready);
  }

  private long deadline() {
    return Math.min(sent.deadline(), due.deadline());
  }

  private void end() throws IOException {
    long now = System.nanoTime();
    ledger.ended(now);
    due.cutShort(now);
    sent.cutShort();
    ledger.closed();
  }

  @Override
  public void close() throws IOException {
    clients.close();
    selector.close();
  }
}
