package org.luxibench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.Json;

class ConfigStoreTest {
  private static final String NODE = "node2.example.com";

  @TempDir private Path folder;

  @Test
  void savedConfigurationReadsBackEqual() throws IOException {
    Path file = folder.resolve("config.data");
    ClusterConfig made = ClusterConfigs.generate(5, 2, 20);
    ConfigStore.open(file, made);
    assertThat(ClusterConfigs.load(file)).isEqualTo(made);
  }

  @Test
  void openPrefersWhatIsSaved() throws IOException {
    Path file = folder.resolve("config.data");
    ClusterConfig first = ClusterConfigs.generate(3, 1, 2);
    ConfigStore.open(file, first);
    assertThat(ConfigStore.open(file, ClusterConfigs.generate(9, 1, 0)).current()).isEqualTo(first);
  }

  @Test
  void updateBumpsSerialsOfWhatChangedAndOfTheWhole() throws IOException {
    ConfigStore store = ConfigStore.open(folder.resolve("config.data"), generated());
    store.update(config -> config.withNode(config.node(NODE).orElseThrow().withDrained(true)));
    ClusterConfig now = store.current();
    assertThat(now.serial()).isEqualTo(2);
    assertThat(now.node(NODE).orElseThrow().serial()).isEqualTo(2);
    assertThat(now.node(NODE).orElseThrow().drained()).isTrue();
    assertThat(now.node("node1.example.com").orElseThrow().serial()).isEqualTo(1);
    assertThat(now.cluster().serial()).isEqualTo(1);
  }

  @Test
  void updateIsOnDiskWhenItReturns() throws IOException {
    Path file = folder.resolve("config.data");
    ConfigStore store = ConfigStore.open(file, generated());
    store.update(config -> config.withCluster(config.cluster().withTags(List.of("a"))));
    assertThat(ClusterConfigs.load(file)).isEqualTo(store.current());
  }

  @Test
  void updateThatChangesNothingWritesNothing() throws IOException {
    ConfigStore store = ConfigStore.open(folder.resolve("config.data"), generated());
    ClusterConfig before = store.current();
    store.update(config -> config);
    assertThat(store.current()).isSameAs(before);
  }

  @Test
  void updateThatIsInPlaceButNotDurableIsTakenBack() throws IOException {
    Path file = folder.resolve("config.data");
    List<IOException> failures = new ArrayList<>();
    ConfigStore store = ConfigStore.open(file, ConfigStoreTest::generated, failing(failures));
    ClusterConfig before = store.current();
    failures.add(new IOException("made to fail"));
    assertThatThrownBy(() -> store.update(config -> config.withoutNode(NODE)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("made to fail")
        .hasMessageNotContaining("restart");
    assertThat(failures).isEmpty();
    assertThat(store.current()).isSameAs(before);
    assertThat(ClusterConfigs.load(file)).isEqualTo(before);
  }

  @Test
  void updateThatCannotBeTakenBackEitherIsTold() throws IOException {
    Path file = folder.resolve("config.data");
    List<IOException> failures = new ArrayList<>();
    ConfigStore store = ConfigStore.open(file, ConfigStoreTest::generated, failing(failures));
    ClusterConfig before = store.current();
    failures.add(new IOException("made to fail"));
    failures.add(new IOException("made to fail again"));
    assertThatThrownBy(() -> store.update(config -> config.withoutNode(NODE)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a restart may find the change");
    assertThat(store.current()).isSameAs(before);
  }

  @Test
  void interruptDoesNotBreakASaveOff() throws IOException {
    Path file = folder.resolve("config.data");
    ConfigStore store = ConfigStore.open(file, generated());
    Thread.currentThread().interrupt();
    store.update(config -> config.withCluster(config.cluster().withTags(List.of("a"))));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ClusterConfigs.load(file)).isEqualTo(store.current());
    assertThat(store.current().cluster().tags()).containsExactly("a");
  }

  private static ConfigFile.FolderSync failing(List<IOException> failures) {
    return folder -> {
      if (!failures.isEmpty()) {
        throw failures.remove(0);
      }
    };
  }

  @Test
  void updateThatCannotBeSavedChangesNothing() throws IOException {
    Path file = Files.createDirectory(folder.resolve("gone")).resolve("config.data");
    ConfigStore store = ConfigStore.open(file, generated());
    ClusterConfig before = store.current();
    Files.delete(file);
    Files.delete(file.getParent());
    assertThatThrownBy(() -> store.update(config -> config.withoutNode(NODE)))
        .isInstanceOf(IOException.class);
    assertThat(store.current()).isSameAs(before);
  }

  @Test
  void savingLeavesNoTemporaryFile() throws IOException {
    ConfigStore store = ConfigStore.open(folder.resolve("config.data"), generated());
    store.update(config -> config.withoutInstance("inst1.example.com"));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("config.data"));
    }
  }

  @Test
  void timeStampsKeepTheirDigits() throws IOException {
    Path file = folder.resolve("config.data");
    ConfigStore.open(file, generated());
    assertThat(Files.readString(file)).contains("\"ctime\":1332262632.123456");
    assertThat(Json.text(ClusterConfigs.load(file).cluster().created()))
        .isEqualTo("1332262632.123456");
  }

  @Test
  void unfinishedSaveOfACrashIsRemovedAndTheFileTaken() throws IOException {
    Path file = folder.resolve("config.data");
    ClusterConfig saved = ConfigStore.open(file, generated()).current();
    Files.writeString(folder.resolve("config.data.123.new"), "{\"cluster\":");
    Files.writeString(folder.resolve("other.123.new"), "not ours");
    assertThat(ConfigStore.open(file, generated()).current()).isEqualTo(saved);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, folder.resolve("other.123.new"));
    }
  }

  @Test
  void savedFileIsAskedForBeforeAnythingIsGenerated() throws IOException {
    Path file = folder.resolve("config.data");
    ClusterConfig saved = ConfigStore.open(file, generated()).current();
    ConfigStore again =
        ConfigStore.open(
            file,
            () -> {
              throw new IOException("not to be asked");
            });
    assertThat(again.current()).isEqualTo(saved);
  }

  @Test
  void changesFromManyThreadsAllTakeEffectOnce() throws Exception {
    Path file = folder.resolve("config.data");
    ConfigStore store = ConfigStore.open(file, generated());
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String tag = "t" + i;
        done.add(pool.submit(() -> addTag(store, tag)));
      }
      for (Future<?> each : done) {
        each.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(store.current().cluster().tags()).hasSize(64).doesNotHaveDuplicates();
    assertThat(store.current().serial()).isEqualTo(65);
    assertThat(ClusterConfigs.load(file)).isEqualTo(store.current());
  }

  @Test
  void changeThatThrowsFailsAloneAndChangesNothing() throws IOException {
    ConfigStore store = ConfigStore.open(folder.resolve("config.data"), generated());
    ClusterConfig before = store.current();
    assertThatThrownBy(
            () ->
                store.update(
                    config -> {
                      throw new IllegalStateException("no such node");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no such node");
    assertThat(store.current()).isSameAs(before);
    addTag(store, "after");
    assertThat(store.current().cluster().tags()).containsExactly("after");
  }

  private static Void addTag(ConfigStore store, String tag) throws IOException {
    store.update(
        config -> {
          List<String> tags = new ArrayList<>(config.cluster().tags());
          tags.add(tag);
          return config.withCluster(config.cluster().withTags(tags));
        });
    return null;
  }

  private static ClusterConfig generated() {
    return ClusterConfigs.generate(3, 1, 2);
  }
}
