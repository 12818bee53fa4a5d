package org.luxibench.daemon;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.query.QueryService;
import tools.jackson.databind.JsonNode;

/** The methods that ask about the cluster, its nodes, instances, groups and locks. */
final class QueryMethods {
  private final QueryService queries;

  QueryMethods(QueryService queries) {
    this.queries = queries;
  }

  void addTo(Map<String, LuxiMethod> table) {
    table.put("Query", LuxiMethod.of(ArgumentShape.QUERY, 3, this::query).atLeast(2).viaOpcode());
    table.put("QueryFields", LuxiMethod.of(ArgumentShape.QUERY_FIELDS, 2, this::fields).quick());
    table.put("QueryNodes", LuxiMethod.of(3, this::nodes).viaOpcode());
    table.put("QueryInstances", LuxiMethod.of(3, this::instances).viaOpcode());
    table.put("QueryGroups", LuxiMethod.of(3, this::groups).viaOpcode());
    table.put("QueryExports", LuxiMethod.of(2, this::exports).viaOpcode());
    table.put("QueryLocks", LuxiMethod.of(2, this::locks));
    table.put("QueryTags", LuxiMethod.of(2, this::tags).viaOpcode().quick());
    table.put(
        "QueryClusterInfo",
        LuxiMethod.of(ArgumentShape.IGNORED, 0, args -> queries.clusterInfo()).viaOpcode().quick());
    table.put(
        "QueryConfigValues",
        LuxiMethod.of(ArgumentShape.BARE, 1, this::configValues).viaOpcode().quick());
  }

  private Object query(Arguments args) throws GanetiException {
    String what = args.text(0, "OP_QUERY.what");
    JsonNode filter = args.at(2);
    return queries.query(what, args.texts(1, "OP_QUERY.fields"), filter.isNull() ? null : filter);
  }

  private Object fields(Arguments args) throws GanetiException {
    @Nullable List<String> names =
        args.at(1).isNull() ? null : args.texts(1, "OP_QUERY_FIELDS.fields");
    return queries.queryFields(args.text(0, "OP_QUERY_FIELDS.what"), names);
  }

  private Object nodes(Arguments args) throws GanetiException {
    refuseLocking(args, 2);
    return queries.nodes(
        args.textsOrNone(0, "OP_NODE_QUERY.names"), args.texts(1, "OP_NODE_QUERY.output_fields"));
  }

  private Object instances(Arguments args) throws GanetiException {
    refuseLocking(args, 2);
    return queries.instances(
        args.textsOrNone(0, "OP_INSTANCE_QUERY.names"),
        args.texts(1, "OP_INSTANCE_QUERY.output_fields"));
  }

  private Object groups(Arguments args) throws GanetiException {
    refuseLocking(args, 2);
    return queries.groups(
        args.textsOrNone(0, "OP_GROUP_QUERY.names"), args.texts(1, "OP_GROUP_QUERY.output_fields"));
  }

  private Object exports(Arguments args) throws GanetiException {
    refuseLocking(args, 1);
    return queries.exports(args.textsOrNone(0, "OP_BACKUP_QUERY.nodes"));
  }

  private Object locks(Arguments args) throws GanetiException {
    if (args.truthy(1)) {
      throw new ArgumentException("Synchronous queries are not implemented");
    }
    return queries.locks(args.texts(0, "fields"));
  }

  private Object tags(Arguments args) throws GanetiException {
    String kind = args.text(0, "OP_TAGS_GET.kind");
    return queries.tags(kind, args.at(1).isNull() ? null : args.text(1, "OP_TAGS_GET.name"));
  }

  private Object configValues(Arguments args) throws GanetiException {
    return queries.configValues(args.texts(0, "OP_CLUSTER_CONFIG_QUERY.output_fields"));
  }

  /** A query that would wait for the locks of what it asks about is not to be had over LUXI. */
  private static void refuseLocking(Arguments args, int index) throws GanetiException {
    if (args.truthy(index)) {
      throw GanetiException.opPrereq("Sync queries are not allowed", ErrorCode.WRONG_INPUT);
    }
  }
}
