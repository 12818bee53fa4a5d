package org.luxibench.daemon;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.ClusterQueries;
import org.luxibench.query.QueryService;
import tools.jackson.databind.JsonNode;

/** The opcodes that are queries, answered as the LUXI methods of the same meaning are. */
record QueryOpcodes(QueryService queries) implements ClusterQueries {

  @Override
  public Object clusterInfo() {
    return queries.clusterInfo();
  }

  @Override
  public Object configValues(List<String> fields) throws GanetiException {
    return queries.configValues(fields);
  }

  @Override
  public Object nodes(List<String> names, List<String> fields) throws GanetiException {
    return queries.nodes(names, fields);
  }

  @Override
  public Object instances(List<String> names, List<String> fields) throws GanetiException {
    return queries.instances(names, fields);
  }

  @Override
  public Object groups(List<String> names, List<String> fields) throws GanetiException {
    return queries.groups(names, fields);
  }

  @Override
  public Object operatingSystems(List<String> names, List<String> fields) throws GanetiException {
    return queries.operatingSystems(names, fields);
  }

  @Override
  public Object exports(List<String> nodes) throws GanetiException {
    return queries.exports(nodes);
  }

  @Override
  public Object query(String what, List<String> fields, JsonNode filter) throws GanetiException {
    return queries.query(what, fields, filter.isNull() ? null : filter);
  }

  @Override
  public Map<String, @Nullable Object> shown(Instance instance) {
    return queries.shown(instance);
  }

  @Override
  public Object queryFields(String what, @Nullable List<String> fields) throws GanetiException {
    return queries.queryFields(what, fields);
  }
}
