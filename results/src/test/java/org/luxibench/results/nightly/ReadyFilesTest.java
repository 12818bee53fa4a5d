package org.luxibench.results.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.results.cli.Commands;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files people install call the command as it is, and do what they are said to do. */
final class ReadyFilesTest {
  private static final Path FILES = Path.of("nightly");
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
  private static final Pattern CALL = Pattern.compile("luxibench (nightly [^\\n|>&`\\\\]*)");
  private static final String SERVICE = "luxibench-nightly.service";
  private static final String RESUME = "luxibench-nightly-resume.service";
  private static final String RESUME_TIMER = "luxibench-nightly-resume.timer";

  private static String text(String file) throws IOException {
    return Files.readString(FILES.resolve(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {SERVICE, RESUME, "crontab", "github-workflow.yml", "README.md"})
  void calledAsTheCommandUnderstands(String file) throws IOException {
    Matcher call = CALL.matcher(text(file));
    int calls = 0;
    while (call.find()) {
      calls++;
      String[] words = call.group(1).replaceAll("[\\[\\]]| 2$", "").strip().split(" +", -1);
      ParseResult parsed = Commands.line().parseArgs(words);
      if (!parsed.subcommand().hasMatchedOption("--accept")) {
        assertThat(parsed.subcommand().matchedOptionValue("--budget", (Object) null))
            .as("the budget of %s in %s", List.of(words), file)
            .isNotNull();
      }
    }
    assertThat(calls).as("%s calls nightly", file).isPositive();
  }

  @Test
  void systemdAcceptsTheUnits(@TempDir Path home) throws Exception {
    assumeTrue(
        Files.isExecutable(ANALYZE), () -> ANALYZE + " is missing: install Debian's systemd");
    Path program = Files.createFile(home.resolve("luxibench"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    List<String> command = new ArrayList<>(List.of(ANALYZE.toString(), "verify", "--man=no"));
    for (String unit : List.of(SERVICE, RESUME, "luxibench-nightly.timer", RESUME_TIMER)) {
      Path copy = home.resolve(unit);
      Files.writeString(copy, text(unit).replace("/srv/luxibench", home.toString()));
      command.add(copy.toString());
    }

    Process verify = new ProcessBuilder(command).redirectErrorStream(true).start();
    verify.getOutputStream().close();
    String told = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(verify.waitFor()).as(told).isZero();
    assertThat(told).doesNotContain(home.toString());
  }

  @Test
  void everyNightMeasuresTheNewestCommitButOneGoneOnWithItsOwn() throws IOException {
    assertThat(text(SERVICE)).containsPattern("(?m)^ExecStartPre=\\S*git pull .*--ff-only$");
    assertThat(text(RESUME)).doesNotContain("ExecStartPre");
    assertThat(text("crontab").lines().filter(line -> line.startsWith("0 ")))
        .allMatch(line -> line.contains("git pull"));
    assertThat(text("crontab").lines().filter(line -> line.startsWith("@reboot")))
        .isNotEmpty()
        .allMatch(line -> line.contains("--resume") && !line.contains("git pull"));
  }

  @Test
  void nightThatWasKilledOrRebootedIsGoneOnWithButNeverOneThatEnded() throws IOException {
    assertThat(text(SERVICE)).contains("OnFailure=" + RESUME).doesNotContain("\nRestart=");
    assertThat(text(RESUME))
        .contains("--resume")
        .as("a night does not hold up the boot")
        .doesNotContain("WantedBy")
        .containsPattern("(?m)^RestartPreventExitStatus=1 2 3 4$");
    assertThat(text(RESUME_TIMER))
        .containsPattern("(?m)^OnBootSec=")
        .contains("Unit=" + RESUME)
        .contains("WantedBy=timers.target");
    assertThat(text("README.md")).contains(RESUME).contains(RESUME_TIMER);
  }

  /**
   * The workflow's step after the night, where the only page is an earlier night's or tonight's.
   */
  @ParameterizedTest
  @CsvSource({"false, 1", "true, 0"})
  void workflowTellsNoEarlierNightForTonights(boolean isTonights, int code, @TempDir Path home)
      throws Exception {
    Path night = Files.createDirectories(home.resolve("results/nightly/state/20260101T000000Z-a"));
    Path page = Files.writeString(night.resolve("index.html"), "page");
    Files.writeString(night.resolve("summary.txt"), "summary\n");
    Path begun = Files.createFile(home.resolve("begun"));
    FileTime noon = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));
    Files.setLastModifiedTime(page, noon);
    int hours = isTonights ? -1 : 1;
    Files.setLastModifiedTime(begun, FileTime.from(noon.toInstant().plus(Duration.ofHours(hours))));
    String script = "";
    for (JsonNode step :
        new YAMLMapper().readTree(text("github-workflow.yml")).at("/jobs/night/steps")) {
      script = step.path("id").asString("").equals("told") ? step.path("run").asString() : script;
    }
    ProcessBuilder told = new ProcessBuilder("bash", "-e", "-c", script).directory(home.toFile());
    told.environment().put("RUNNER_TEMP", home.toString());
    told.environment().put("GITHUB_STEP_SUMMARY", home.resolve("told").toString());

    assertThat(told.start().waitFor()).isEqualTo(code);
    assertThat(home.resolve("told")).content().contains(isTonights ? "summary" : "no page");
    assertThat(Files.exists(home.resolve("results/nightly/page/index.html"))).isEqualTo(isTonights);
  }

  @Test
  void workflowPublishesThePageOfARedNightToo() throws IOException {
    JsonNode jobs = new YAMLMapper().readTree(text("github-workflow.yml")).path("jobs");
    List<JsonNode> afterTheNight = new ArrayList<>();
    boolean measured = false;
    for (JsonNode step : jobs.path("night").path("steps")) {
      if (measured) {
        afterTheNight.add(step);
      }
      measured |= step.path("run").asString("").startsWith("./luxibench nightly");
    }

    assertThat(afterTheNight)
        .isNotEmpty()
        .allMatch(step -> step.path("if").asString("").contains("!cancelled()"))
        .anyMatch(step -> step.path("uses").asString("").contains("upload-pages-artifact"));
    JsonNode publish = jobs.path("publish");
    assertThat(publish.path("if").asString("")).contains("!cancelled()");
    assertThat(publish.path("permissions").path("pages").asString("")).isEqualTo("write");
    assertThat(publish.path("permissions").path("id-token").asString("")).isEqualTo("write");
    assertThat(publish.path("steps").get(0).path("uses").asString("")).contains("deploy-pages");
  }
}
