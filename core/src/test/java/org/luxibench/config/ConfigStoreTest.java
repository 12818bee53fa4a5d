package org.luxibench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static ClusterConfig generated() {
    return ClusterConfigs.generate(3, 1, 2);
  }
}
