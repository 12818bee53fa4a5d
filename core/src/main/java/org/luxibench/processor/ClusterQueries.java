package org.luxibench.processor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/**
 * The queries that are opcodes too. Implemented by whoever answers the LUXI queries, so that both
 * answer alike. Each returns whatever {@link org.luxibench.json.Json#write} takes, takes no lock,
 * and throws what the LUXI method of the same meaning throws.
 */
public interface ClusterQueries {

  /** As QueryClusterInfo: for OP_CLUSTER_QUERY. */
  Object clusterInfo() throws GanetiException;

  /** As QueryConfigValues: for OP_CLUSTER_CONFIG_QUERY. */
  Object configValues(List<String> fields) throws GanetiException;

  /** As QueryNodes: rows of bare values, for OP_NODE_QUERY. */
  Object nodes(List<String> names, List<String> fields) throws GanetiException;

  /** As QueryInstances: rows of bare values, for OP_INSTANCE_QUERY. */
  Object instances(List<String> names, List<String> fields) throws GanetiException;

  /** As QueryGroups: rows of bare values, for OP_GROUP_QUERY. */
  Object groups(List<String> names, List<String> fields) throws GanetiException;

  /** Rows of bare values about operating systems, for OP_OS_DIAGNOSE. */
  Object operatingSystems(List<String> names, List<String> fields) throws GanetiException;

  /** As QueryExports: node to list, for OP_BACKUP_QUERY. */
  Object exports(List<String> nodes) throws GanetiException;

  /**
   * As Query: for OP_QUERY.
   *
   * @param filter JSON null for none
   */
  Object query(String what, List<String> fields, JsonNode filter) throws GanetiException;

  /**
   * What clients are told of an instance in a form of their dialect: {@code be_instance}, {@code
   * be_actual} and {@code nics}, for OP_INSTANCE_QUERY_DATA.
   */
  Map<String, @Nullable Object> shown(Instance instance);

  /** As QueryFields, all fields where null: for OP_QUERY_FIELDS. */
  Object queryFields(String what, @Nullable List<String> fields) throws GanetiException;
}
