package org.luxibench.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes requests that are well framed and, mostly, wrong: one or more places of a good one differ.
 */
final class RequestMutator {
  private static final String[] OPCODES = {
    "{'OP_ID':'OP_TEST_DUMMY','result':1,'messages':['m'],'fail':null}",
    "{'OP_ID':'OP_TAGS_SET','kind':'cluster','name':null,'tags':['a','b']}",
    "{'OP_ID':'OP_TAGS_SEARCH','pattern':'^a+'}",
    "{'OP_ID':'OP_QUERY','what':'node','fields':['name'],'filter':['=','name','node1']}",
    "{'OP_ID':'OP_INSTANCE_STARTUP','instance_name':'inst1','depends':[[-1,['success']]]}",
    "{'OP_ID':'OP_INSTANCE_GROW_DISK','instance_name':'inst1','disk':0,'amount':1}",
    "{'OP_ID':'OP_INSTANCE_SET_PARAMS','instance_name':'inst1','beparams':{'memory':128}}",
    "{'OP_ID':'OP_INSTANCE_QUERY_DATA','instances':['inst1'],'static':false}",
    "{'OP_ID':'OP_NODE_SET_PARAMS','node_name':'node2','offline':false}",
    "{'OP_ID':'OP_GROUP_ADD','group_name':'g'}",
    "{'OP_ID':'OP_CLUSTER_VERIFY','skip_checks':[],'verbose':true}"
  };

  private static final String FILTER =
      "['&',['=~','name','^n.*[0-9]{1,3}'],['|',['?','offline'],['!',['=','pinst_cnt',3]]],"
          + "['=[]','tags','x']]";

  private static final String[] VALUES = {
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1",
    "0.5",
    "'@1e400'",
    "'@NaN'",
    "'@-Infinity'",
    "9007199254740993",
    "123456789012345678901234567890",
    "''",
    "'1'",
    "'node1'",
    "'inst1'",
    "'../../etc/passwd'",
    "'\\u0000'",
    "'\\u00e9\\ud83d\\ude00'",
    "'((x{999}){999}){999}'",
    "[]",
    "[[]]",
    "[null]",
    "{}",
    "{'a':1}",
    "['=','name','inst1']",
    "['=~','name','(']",
    "['%%','name',1]",
    "[1,['status'],null,null,0]",
    "{'OP_ID':'OP_TEST_DUMMY'}",
    "{'OP_ID':1}"
  };

  /** A number that no tree holds. */
  private static final Pattern NUMBER = Pattern.compile("\"@([^\"]*)\"");

  private final Random random;
  private final List<String[]> good = new ArrayList<>();

  RequestMutator(Random random, Dialect dialect) {
    this.random = random;
    boolean three = dialect == Dialect.V3_0;
    for (String opcode : OPCODES) {
      add("SubmitJob", three ? "[[" + opcode + "]]" : "[" + opcode + "]");
      add("SubmitManyJobs", (three ? "[[[%s],[%s]]]" : "[[%s],[%s]]").formatted(opcode, opcode));
    }
    add("WaitForJobChange", "['1',['status','oplog'],null,null,0]");
    add("CancelJob", three ? "['2',false]" : "'2'");
    add("ArchiveJob", three ? "[3]" : "'3'");
    add("AutoArchiveJobs", "[-1,1]");
    for (String what : new String[] {"node", "instance", "group", "os", "lock", "job", "export"}) {
      String fields = what.equals("job") ? "['id','ops']" : "['name','tags','uuid']";
      add("Query", query(three, what, fields, FILTER));
      add("Query", query(three, what, fields, "['|',['=','name','node1'],['=','name','inst1']]"));
      add("Query", query(three, what, fields, "null"));
      add("QueryFields", query(three, what, fields, null));
    }
    add("QueryJobs", "[['1','2'],['id','status','ops','summary']]");
    add("QueryNodes", "[['node1'],['name','pinst_list'],false]");
    add("QueryInstances", "[[],['name','status','disk.sizes'],false]");
    add("QueryGroups", "[null,['name','node_cnt'],false]");
    add("QueryExports", "[['node1'],false]");
    add("QueryTags", "['node','node1']");
    add("QueryClusterInfo", "[]");
    add("QueryConfigValues", three ? "[['cluster_name']]" : "['cluster_name','drain_flag']");
    add("QueryLocks", "[['name','mode','owner','pending'],false]");
    add("SetWatcherPause", "[null]");
    add("NoSuchMethod", "[1]");
  }

  /** The opcodes that it submits, now and then. */
  static List<String> opcodes() {
    return Stream.of(OPCODES).map(each -> each.split("'", -1)[3]).toList();
  }

  private static String query(boolean three, String what, String fields, @Nullable String filter) {
    if (filter == null) {
      return (three ? "['%s',%s]" : "{'what':'%s','fields':%s}").formatted(what, fields);
    }
    return (three ? "['%s',%s,%s]" : "{'what':'%s','fields':%s,'filter':%s}")
        .formatted(what, fields, filter);
  }

  private void add(String method, String args) {
    good.add(new String[] {method, args.replace('\'', '"')});
  }

  /** The text of a request; it has a method and arguments, whatever else is wrong. */
  String next() {
    String[] chosen = good.get(random.nextInt(good.size()));
    JsonNode args = Json.MAPPER.readTree(chosen[1]);
    for (int i = random.nextInt(4); i > 0; i--) {
      args = changed(args);
    }
    String method = random.nextInt(20) == 0 ? good.get(random.nextInt(good.size()))[0] : chosen[0];
    if (method.equals("WaitForJobChange") && args.isArray() && args.size() > 4) {
      ((ArrayNode) args).set(4, 0);
    }
    String version = random.nextInt(20) == 0 ? ",\"version\":" + value() : "";
    String sent = args.isNull() ? "0" : args.toString();
    String request = "{\"method\":\"" + method + "\",\"args\":" + sent + version + "}";
    return NUMBER.matcher(request).replaceAll("$1");
  }

  /** The same tree with another value, one more or one less somewhere. */
  private JsonNode changed(JsonNode tree) {
    if (tree.isEmpty() || random.nextInt(4) == 0) {
      return Json.MAPPER.readTree(value());
    }
    int index = random.nextInt(tree.size());
    if (tree instanceof ArrayNode array) {
      switch (random.nextInt(6)) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index).deepCopy());
        default -> array.set(index, changed(array.get(index)));
      }
    } else if (tree instanceof ObjectNode object) {
      String key = List.copyOf(object.propertyNames()).get(index);
      switch (random.nextInt(6)) {
        case 0 -> object.remove(key);
        case 1 -> object.set(key + "x", object.get(key).deepCopy());
        default -> object.set(key, changed(object.get(key)));
      }
    }
    return tree;
  }

  private String value() {
    return VALUES[random.nextInt(VALUES.length)].replace('\'', '"');
  }
}
