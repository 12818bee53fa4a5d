package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;

class LoadRunFilesTest {
  @TempDir private Path root;

  @Test
  void oneCallLeavesAWholeRunFolder() throws Exception {
    LoadResult load = SampleRun.contention();
    RunStart start = RunStart.take("bgl-contention", root, List.of("load"));
    RunFolder folder = RunFolder.create(root, start);
    Path published = LoadRunFiles.publish(folder, start, load, 12.5);
    try (Stream<Path> files = Files.list(published)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "run.json", "report.html", "junit.xml", "metrics.prom", "summary.md", "summary.txt");
    }
    assertThat(Report.read(published).load()).isEqualTo(load);
    assertThat(Report.read(published).run().pausesMillis()).isEqualTo(12.5);
  }
}
