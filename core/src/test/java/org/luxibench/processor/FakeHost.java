package org.luxibench.processor;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.opcode.OpCode;
import tools.jackson.databind.JsonNode;

/** A job that writes down what its opcode's execution tells it. */
public final class FakeHost implements OpHost {
  public final List<String> events = new ArrayList<>();
  public final List<String> log = new ArrayList<>();
  public final List<List<JsonNode>> submitted = new ArrayList<>();
  public int priority;
  public Runnable onRunning = () -> {};

  private final String id;

  /** Job 1. */
  public FakeHost() {
    this("1");
  }

  public FakeHost(String id) {
    this.id = id;
  }

  @Override
  public String jobId() {
    return id;
  }

  @Override
  public String ownerName() {
    return "Jq1/Job" + id + "/TEST";
  }

  @Override
  public int priority() {
    return priority;
  }

  @Override
  public void raisePriority() {
    priority--;
  }

  @Override
  public void validated(OpCode opcode) {
    events.add("validated");
  }

  @Override
  public void running() {
    events.add("running");
    onRunning.run();
  }

  @Override
  public void log(String type, Object message) {
    log.add(type + ": " + message);
  }

  @Override
  public boolean cancelRequested() {
    return false;
  }

  @Override
  public List<SubmittedJob> submit(List<List<JsonNode>> jobs) {
    List<SubmittedJob> accepted = new ArrayList<>();
    for (List<JsonNode> job : jobs) {
      submitted.add(job);
      accepted.add(new SubmittedJob(true, String.valueOf(100 + submitted.size())));
    }
    return accepted;
  }
}
