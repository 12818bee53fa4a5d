package org.luxibench.processor;

/** Real time in which every alarm goes off so many times sooner. */
public record HurriedAlarms(Alarms alarms, long times) implements Alarms {

  @Override
  public long nanoTime() {
    return alarms.nanoTime();
  }

  @Override
  public Alarm in(long delayNanos, Runnable action) {
    return alarms.in(delayNanos / times, action);
  }
}
