package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DescriptorRoomTest {
  private static final LuxiServerOptions OPTIONS =
      LuxiServerOptions.at(Path.of("luxi")).withConnections(500);

  @Test
  void moreThanEnoughChangesNothing() throws IOException {
    assertThat(DescriptorRoom.bounded(OPTIONS, 1_000, 1_000 - 500 - DescriptorRoom.SPARE))
        .isEqualTo(OPTIONS);
  }

  @Test
  void roomForFewerIsTheLimit() throws IOException {
    assertThat(DescriptorRoom.bounded(OPTIONS, 1_000, 1_000 - 499 - DescriptorRoom.SPARE))
        .isEqualTo(OPTIONS.withConnections(499));
  }

  @Test
  void roomForNoneIsAnErrorThatSaysSo() {
    assertThatThrownBy(() -> DescriptorRoom.bounded(OPTIONS, 250, 122))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "250 file descriptors (ulimit -n), 122 of them open and 128 spare,"
                + " leave room for 0 connections, not for 500");
  }
}
