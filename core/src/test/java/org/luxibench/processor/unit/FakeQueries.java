package org.luxibench.processor.unit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.processor.ClusterQueries;
import tools.jackson.databind.JsonNode;

/** Answers each query with the words of the question. */
final class FakeQueries implements ClusterQueries {
  @Override
  public Object clusterInfo() {
    return "cluster";
  }

  @Override
  public Object configValues(List<String> fields) {
    return "values " + fields;
  }

  @Override
  public Object nodes(List<String> names, List<String> fields) {
    return "nodes " + names + fields;
  }

  @Override
  public Object instances(List<String> names, List<String> fields) {
    return "instances " + names + fields;
  }

  @Override
  public Object groups(List<String> names, List<String> fields) {
    return "groups " + names + fields;
  }

  @Override
  public Object operatingSystems(List<String> names, List<String> fields) {
    return "os " + names + fields;
  }

  @Override
  public Object exports(List<String> nodes) {
    return "exports " + nodes;
  }

  @Override
  public Object query(String what, List<String> fields, JsonNode filter) {
    return "query " + what + fields + filter;
  }

  @Override
  public Map<String, @Nullable Object> shown(Instance instance) {
    return Map.of("be_actual", instance.backend().asMap());
  }

  @Override
  public Object queryFields(String what, @Nullable List<String> fields) {
    return "fields " + what + fields;
  }
}
