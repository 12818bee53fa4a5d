package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.JobSnapshot;
import org.luxibench.jobqueue.JobStatus;
import org.luxibench.jobqueue.OpSnapshot;
import org.luxibench.jobqueue.Timestamp;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Query of jobs, which clients of 3.0 use. */
class JobQueryTest {
  private final FakeSources sources = new FakeSources(ClusterConfigs.generate(1, 1, 0));
  private final QueryService queries = new QueryService(sources, QueryDialect.V3_0);

  @BeforeEach
  void twoJobs() {
    sources.jobs.add(job(9, JobStatus.RUNNING));
    sources.jobs.add(job(10, JobStatus.QUEUED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "null;[[[0,9],[0,\"running\"]],[[0,10],[0,\"queued\"]]]",
        "[\"|\",[\"==\",\"id\",10],[\"==\",\"id\",9]];[[[0,10],[0,\"queued\"]],[[0,9],[0,\"running\"]]]",
        "[\"|\",[\"==\",\"id\",\"10\"]];[[[0,10],[0,\"queued\"]]]",
        "[\"|\",[\"==\",\"id\",77]];[[[0,77],[3,null]]]",
        "[\"|\",[\"==\",\"status\",\"running\"]];[[[0,9],[0,\"running\"]]]",
        "[\">\",\"id\",9];[[[0,10],[0,\"queued\"]]]"
      })
  void filterChooses(String filter, String rows) throws GanetiException {
    String text =
        Json.text(queries.query("job", List.of("id", "status"), Json.MAPPER.readTree(filter)));
    assertThat(text).startsWith("{\"data\":" + rows + ",\"fields\"");
  }

  @Test
  void timesThatHaveNotComeYetAreUnavailable() throws GanetiException {
    String text =
        Json.text(
            queries.query(
                "job", List.of("received_ts", "end_ts", "summary", "archived"), tree("null")));
    assertThat(text)
        .startsWith("{\"data\":[[[0,[1,2]],[3,null],[0,[\"TEST_DELAY(1)\"]],[0,false]]");
  }

  @Test
  void everyFieldHasAValueOrIsUnavailable() throws GanetiException {
    List<String> names =
        FieldCatalogue.of(QueryDialect.V3_0, "job").stream().map(FieldDefinition::name).toList();
    assertThat(Json.text(queries.query("job", names, null))).doesNotContain("[1,null]");
    assertThat(Json.text(queries.queryFields("job", null))).contains("\"oppriority\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "id;null;[[[0,9]],[[0,10]]]",
        "id;[\"==\",\"id\",3];[[[0,3]]]",
        "id,archived;[\"==\",\"id\",3];[[[0,3],[0,true]]]",
        "id,archived;[\"==\",\"id\",9];[[[0,9],[0,false]]]",
        "id,archived;null;[[[0,3],[0,true]],[[0,9],[0,false]],[[0,10],[0,false]]]",
        "id;[\"?\",\"archived\"];[[[0,3]]]",
        "id;[\"!\",[\"?\",\"archived\"]];[[[0,9]],[[0,10]]]",
        "id;[\"=\",\"status\",\"success\"];[]"
      })
  void archivedJobsComeWhenTheQuestionSpeaksOfThem(String fields, String filter, String rows)
      throws GanetiException {
    sources.archive.add(job(3, JobStatus.SUCCESS));
    String text =
        Json.text(queries.query("job", List.of(fields.split(",")), Json.MAPPER.readTree(filter)));
    assertThat(text).startsWith("{\"data\":" + rows + ",\"fields\"");
  }

  @Test
  void eachArchivedJobIsReadForItsOwnRow() throws GanetiException {
    sources.archive.add(job(3, JobStatus.SUCCESS));
    sources.archive.add(job(4, JobStatus.ERROR));
    assertThat(Json.text(queries.query("job", List.of("id", "status", "archived"), null)))
        .startsWith("{\"data\":[[[0,3],[0,\"success\"],[0,true]],[[0,4],[0,\"error\"],[0,true]],");
  }

  @Test
  void onlyRowsOfTheArchiveAreReadWhileTheyAreWritten() throws GanetiException {
    sources.archive.add(job(3, JobStatus.SUCCESS));
    assertThat(queries.query("job", List.of("id", "archived"), null).readsFiles()).isTrue();
    assertThat(queries.query("job", List.of("id"), null).readsFiles()).isFalse();
  }

  @Test
  void jobsAreNoResourceOfTheOldDialect() {
    QueryService old = new QueryService(sources, QueryDialect.V2_5);
    assertThatThrownBy(() -> old.query("job", List.of("id"), null))
        .hasMessageContaining("Resource type 'job' unknown");
  }

  private static JobSnapshot job(long id, JobStatus status) {
    OpSnapshot op =
        new OpSnapshot(
            JsonNodeFactory.instance.objectNode().put("OP_ID", "OP_TEST_DELAY"),
            "TEST_DELAY(1)",
            status,
            0,
            null,
            List.of(),
            null,
            null,
            null);
    return new JobSnapshot(id, status, List.of(op), new Timestamp(1, 2), null, null);
  }

  private static JsonNode tree(String text) {
    return Json.MAPPER.readTree(text);
  }
}
