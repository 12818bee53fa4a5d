package org.luxibench.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Instance;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.json.JsonValue;
import org.luxibench.text.Patience;
import tools.jackson.databind.JsonNode;

/**
 * Answers every query of LUXI and of the query opcodes, from a snapshot and without a lock.
 *
 * <p>Thread-safe. All that can be refused is refused before an answer is returned; writing an
 * answer cannot fail but for the stream it goes to. Errors are those of REFERENCE 2 and 3.
 */
public final class QueryService {
  private final QuerySources sources;
  private final QueryDialect dialect;
  private final ResourceQuery<NodeRow> nodes;
  private final ResourceQuery<InstanceRow> instances;
  private final ResourceQuery<GroupResource.Row> groups;
  private final ResourceQuery<OsRow> systems;
  private final ResourceQuery<?> locks;
  private final Map<String, ResourceQuery<?>> resources = new HashMap<>();

  /** The index of the latest snapshot seen; whoever finds it outdated replaces it. */
  private volatile ConfigIndex index;

  public QueryService(QuerySources sources, QueryDialect dialect) {
    this.sources = sources;
    this.dialect = dialect;
    this.index = new ConfigIndex(sources.config());
    this.nodes = new ResourceQuery<>(new NodeResource(dialect), dialect);
    this.instances = new ResourceQuery<>(new InstanceResource(dialect), dialect);
    this.groups = new ResourceQuery<>(new GroupResource(dialect), dialect);
    this.systems = new ResourceQuery<>(new OsResource(dialect), dialect);
    this.locks = new ResourceQuery<>(new LockResource(), dialect);
    resources.put("node", nodes);
    resources.put("instance", instances);
    resources.put("group", groups);
    resources.put("os", systems);
    resources.put("lock", locks);
    if (dialect == QueryDialect.V3_0) {
      resources.put("job", new ResourceQuery<>(new JobResource(), dialect));
      resources.put("export", new ResourceQuery<>(new ExportResource(), dialect));
      resources.put("network", new ResourceQuery<>(new EmptyResource("network"), dialect));
      resources.put("filter", new ResourceQuery<>(new EmptyResource("filter"), dialect));
      resources.put("lock", new ResourceQuery<>(new LockResource3(), dialect));
    }
  }

  /**
   * Query: an object with {@code data} and {@code fields}.
   *
   * @param what the resource, such as {@code node}
   * @param fields columns; unknown ones come out with status 1
   * @param filter a filter, or null for every row
   * @throws GanetiException OpPrereqError for an unknown resource or name, ParameterError for a bad
   *     filter
   */
  public QueryAnswer query(String what, List<String> fields, @Nullable JsonNode filter)
      throws GanetiException {
    return query(what, fields, filter, Patience.ofOurOwn());
  }

  /**
   * Query for a client that may go meanwhile; see {@link #query(String, List, JsonNode)}.
   *
   * @throws GanetiException also OpExecError when the filter takes too long or the client has gone
   */
  public QueryAnswer query(
      String what, List<String> fields, @Nullable JsonNode filter, Patience patience)
      throws GanetiException {
    ResourceQuery<?> resource = resource(what);
    if (resource == locks && filter != null && !filter.isNull()) {
      throw new GanetiException(
          new GanetiError("OpPrereqError", List.of("Lock queries can't be filtered")));
    }
    return resource.newStyle(scope(), fields, filter, patience);
  }

  /**
   * QueryFields: an object with {@code fields}.
   *
   * @param fields names, or null for all that exist
   * @throws GanetiException OpPrereqError for an unknown resource
   */
  public JsonValue queryFields(String what, @Nullable List<String> fields) throws GanetiException {
    return resource(what).fields(fields);
  }

  /**
   * QueryNodes: rows of bare values.
   *
   * @param names full or short names, none meaning all
   * @throws GanetiException OpPrereqError for unknown names or fields
   */
  public QueryAnswer nodes(List<String> names, List<String> fields) throws GanetiException {
    return nodes.oldStyle(scope(), names, fields);
  }

  /**
   * QueryInstances: rows of bare values.
   *
   * @param names full or short names, none meaning all
   * @throws GanetiException OpPrereqError for unknown names or fields
   */
  public QueryAnswer instances(List<String> names, List<String> fields) throws GanetiException {
    return instances.oldStyle(scope(), names, fields);
  }

  /**
   * QueryGroups: rows of bare values.
   *
   * @param names names or UUIDs, none meaning all
   * @throws GanetiException OpPrereqError for unknown names or fields
   */
  public QueryAnswer groups(List<String> names, List<String> fields) throws GanetiException {
    return groups.oldStyle(scope(), names, fields);
  }

  /**
   * OP_OS_DIAGNOSE: rows of bare values. Systems that are hidden, refused or not usable everywhere
   * are left out, unless the field that tells so is asked for.
   *
   * @param names names without variants, none meaning all
   * @throws GanetiException OpPrereqError for unknown names or fields
   */
  public QueryAnswer operatingSystems(List<String> names, List<String> fields)
      throws GanetiException {
    Predicate<OsRow> shown =
        os ->
            (fields.contains("hidden") || !os.listed("hidden_os"))
                && (fields.contains("blacklisted") || !os.listed("blacklisted_os"))
                && (fields.contains("valid") || os.valid());
    return systems.oldStyle(scope(), names, fields, shown);
  }

  /**
   * QueryLocks: rows of bare values.
   *
   * @throws GanetiException OpPrereqError for unknown fields
   */
  public QueryAnswer locks(List<String> fields) throws GanetiException {
    return locks.oldStyle(scope(), List.of(), fields);
  }

  /** QueryClusterInfo: one object. */
  public QueryAnswer clusterInfo() {
    ClusterConfig config = sources.config();
    Map<String, @Nullable Object> info =
        dialect == QueryDialect.V3_0
            ? ClusterInfo3.of(config.cluster())
            : ClusterInfo.of(config.cluster());
    return new QueryAnswer(config, true, info.size(), JsonValue.of(info));
  }

  /**
   * QueryConfigValues: the values in the order of the fields.
   *
   * @throws GanetiException OpPrereqError for unknown fields
   */
  public QueryAnswer configValues(List<String> fields) throws GanetiException {
    return ConfigValues.of(dialect, sources, fields);
  }

  /**
   * QueryTags: a list of tags.
   *
   * @param kind cluster, node, nodegroup or instance; in 3.0 also network, of which there is none
   * @param name of the object; ignored for the cluster, where clients of 3.0 give an empty one
   * @throws GanetiException OpPrereqError for an unknown kind or name
   */
  public QueryAnswer tags(String kind, @Nullable String name) throws GanetiException {
    ClusterConfig config = sources.config();
    if (name != null && name.isEmpty() && dialect == QueryDialect.V2_5) {
      throw Tags.invalid("name");
    }
    return new QueryAnswer(config, true, 1, JsonValue.of(Tags.of(dialect, config, kind, name)));
  }

  /**
   * QueryExports: node to list of exports, false where the node did not answer; in 3.0 pairs of
   * node and export, null where the node did not answer.
   *
   * @param names full or short names of nodes, none meaning all
   * @throws GanetiException OpPrereqError for unknown names
   */
  public QueryAnswer exports(List<String> names) throws GanetiException {
    Scope scope = scope();
    Object exports =
        dialect == QueryDialect.V2_5
            ? Exports.of(dialect, scope, names)
            : Exports.pairs(scope, names);
    return new QueryAnswer(scope.config(), false, 1, JsonValue.of(exports));
  }

  /**
   * QueryNetworks of 3.0: rows of bare values, none since there are no networks.
   *
   * @param names none meaning all
   * @throws GanetiException OpPrereqError for unknown fields
   */
  public QueryAnswer networks(List<String> names, List<String> fields) throws GanetiException {
    return resource("network").oldStyle(scope(), names, fields);
  }

  /**
   * QueryFilters of 3.0: rows of bare values, none since there are no filter rules.
   *
   * @param ids UUIDs, none meaning all
   * @throws GanetiException OpPrereqError for unknown fields
   */
  public QueryAnswer filters(List<String> ids, List<String> fields) throws GanetiException {
    return resource("filter").oldStyle(scope(), ids, fields);
  }

  /**
   * OP_INSTANCE_QUERY_DATA: what the dialect has its own form of, {@code be_instance}, {@code
   * be_actual} and {@code nics}.
   */
  public Map<String, @Nullable Object> shown(Instance instance) {
    return ShownInstance.of(dialect, sources.config().cluster(), instance);
  }

  /**
   * QueryJobs of 3.0, whose Query knows jobs: rows of bare values.
   *
   * @param ids as texts, none meaning all that are not archived
   * @throws GanetiException OpPrereqError for unknown fields
   */
  public QueryAnswer jobs(List<String> ids, List<String> fields) throws GanetiException {
    return resource("job").oldStyle(scope(), ids, fields);
  }

  /** Which clients are answered. */
  public QueryDialect dialect() {
    return dialect;
  }

  private ResourceQuery<?> resource(String what) throws GanetiException {
    ResourceQuery<?> resource = resources.get(what);
    if (resource == null) {
      throw GanetiException.opPrereq("Resource type '" + what + "' unknown", ErrorCode.WRONG_INPUT);
    }
    return resource;
  }

  /** Identity is enough: an equal copy of the snapshot only costs another index. */
  @SuppressWarnings("ReferenceEquality")
  private Scope scope() {
    ClusterConfig config = sources.config();
    ConfigIndex known = index;
    if (known.config() != config) {
      known = new ConfigIndex(config);
      index = known;
    }
    return new Scope(known, sources);
  }
}
