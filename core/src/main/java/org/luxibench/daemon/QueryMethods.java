package org.luxibench.daemon;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.JobIds;
import org.luxibench.luxi.Exchange;
import org.luxibench.query.QueryAnswer;
import org.luxibench.query.QueryDialect;
import org.luxibench.query.QueryService;
import org.luxibench.text.Patience;
import tools.jackson.databind.JsonNode;

/** The methods that ask about the cluster, its nodes, instances, groups and locks. */
final class QueryMethods {
  /** What Query asks about without the opcode. */
  private static final Set<String> WITHOUT_OPCODE = Set.of("lock", "job");

  private final QueryService queries;
  private final KeptAnswers kept;

  QueryMethods(QueryService queries, KeptAnswers kept) {
    this.queries = queries;
    this.kept = kept;
  }

  void addTo(Map<String, LuxiMethod> table) {
    LuxiMethod query = asked("Query", ArgumentShape.QUERY, 3, this::query);
    table.put("Query", query.atLeast(2).gatedIf(QueryMethods::asksAnOpcode));
    put(table, "QueryNodes", ArgumentShape.LIST, 3, this::nodes);
    put(table, "QueryInstances", ArgumentShape.LIST, 3, this::instances);
    put(table, "QueryGroups", ArgumentShape.LIST, 3, this::groups);
    put(table, "QueryExports", ArgumentShape.LIST, 2, this::exports);
    put(table, "QueryTags", ArgumentShape.LIST, 2, this::tags);
    put(table, "QueryClusterInfo", ArgumentShape.IGNORED, 0, args -> queries.clusterInfo());
    put(table, "QueryConfigValues", ArgumentShape.BARE, 1, this::configValues);
    for (String small : List.of("QueryTags", "QueryClusterInfo", "QueryConfigValues")) {
      table.computeIfPresent(small, (name, method) -> method.quick());
    }
    table.put("QueryFields", LuxiMethod.of(ArgumentShape.QUERY_FIELDS, 2, this::fields).quick());
    table.put("QueryLocks", LuxiMethod.asking(2, this::locks));
    if (queries.dialect() == QueryDialect.V3_0) {
      put(table, "QueryNetworks", ArgumentShape.LIST, 3, this::networks);
      put(table, "QueryFilters", ArgumentShape.LIST, 2, this::filters);
      table.put("QueryJobs", LuxiMethod.asking(2, this::jobs));
    }
  }

  /** Locks and jobs the reference looks at itself, and needs no lock for it. */
  private static boolean asksAnOpcode(Arguments args) {
    return !WITHOUT_OPCODE.contains(args.at(0).asString(""));
  }

  private void put(
      Map<String, LuxiMethod> table,
      String name,
      ArgumentShape shape,
      int count,
      LuxiMethod.Query query) {
    // Such a query looks through no more than it answers, and so needs no patience.
    table.put(name, asked(name, shape, count, (args, exchange) -> query.to(args)));
  }

  /** A query that is an opcode in the reference. */
  private LuxiMethod asked(String name, ArgumentShape shape, int count, KeptAnswers.Query query) {
    LuxiMethod.Body body = kept.answering(name, shape == ArgumentShape.IGNORED, query);
    return new LuxiMethod(shape, count, count, true, false, body);
  }

  private QueryAnswer query(Arguments args, Exchange exchange) throws GanetiException {
    String what = args.text(0, "OP_QUERY.what");
    JsonNode filter = args.at(2);
    return queries.query(
        what,
        args.texts(1, "OP_QUERY.fields"),
        filter.isNull() ? null : filter,
        Patience.of(exchange::clientGone));
  }

  private Object fields(Arguments args) throws GanetiException {
    @Nullable List<String> names =
        args.at(1).isNull() ? null : args.texts(1, "OP_QUERY_FIELDS.fields");
    return queries.queryFields(args.text(0, "OP_QUERY_FIELDS.what"), names);
  }

  private QueryAnswer nodes(Arguments args) throws GanetiException {
    refuseLocking(args, 2);
    return queries.nodes(
        args.textsOrNone(0, "OP_NODE_QUERY.names"), args.texts(1, "OP_NODE_QUERY.output_fields"));
  }

  private QueryAnswer instances(Arguments args) throws GanetiException {
    refuseLocking(args, 2);
    return queries.instances(
        args.textsOrNone(0, "OP_INSTANCE_QUERY.names"),
        args.texts(1, "OP_INSTANCE_QUERY.output_fields"));
  }

  private QueryAnswer groups(Arguments args) throws GanetiException {
    refuseLocking(args, 2);
    return queries.groups(
        args.textsOrNone(0, "OP_GROUP_QUERY.names"), args.texts(1, "OP_GROUP_QUERY.output_fields"));
  }

  private QueryAnswer exports(Arguments args) throws GanetiException {
    refuseLocking(args, 1);
    return queries.exports(args.textsOrNone(0, "OP_BACKUP_QUERY.nodes"));
  }

  private QueryAnswer networks(Arguments args) throws GanetiException {
    refuseLocking(args, 2);
    return queries.networks(args.texts(0, "networks"), args.texts(1, "fields"));
  }

  private QueryAnswer filters(Arguments args) throws GanetiException {
    return queries.filters(args.texts(0, "filters"), args.texts(1, "fields"));
  }

  private QueryAnswer jobs(Arguments args) throws GanetiException {
    List<String> ids =
        args.at(0).isNull()
            ? List.of()
            : args.list(0, "job ids").stream().map(JobIds::text).toList();
    return queries.jobs(ids, args.texts(1, "fields"));
  }

  private QueryAnswer locks(Arguments args) throws GanetiException {
    if (args.truthy(1)) {
      throw new ArgumentException("Synchronous queries are not implemented");
    }
    return queries.locks(args.texts(0, "fields"));
  }

  private QueryAnswer tags(Arguments args) throws GanetiException {
    String kind = args.text(0, "OP_TAGS_GET.kind");
    return queries.tags(kind, args.at(1).isNull() ? null : args.text(1, "OP_TAGS_GET.name"));
  }

  private QueryAnswer configValues(Arguments args) throws GanetiException {
    return queries.configValues(args.texts(0, "OP_CLUSTER_CONFIG_QUERY.output_fields"));
  }

  /** A query that would wait for the locks of what it asks about is not to be had over LUXI. */
  private static void refuseLocking(Arguments args, int index) throws GanetiException {
    if (args.truthy(index)) {
      throw GanetiException.opPrereq("Sync queries are not allowed", ErrorCode.WRONG_INPUT);
    }
  }
}
