package org.luxibench.results.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are measured and not judged. */
final class QuarantineTest {
  @TempDir private Path home;
  private MadeNights nights;

  @BeforeEach
  void makeLauncher() throws Exception {
    nights = MadeNights.in(home);
  }

  @Test
  void quarantinedRowDoesNotTurnTheNightRed() throws IOException {
    nights.five();
    nights.level(70);
    Files.createDirectories(home.resolve("nightly"));
    Files.writeString(
        home.resolve("nightly/quarantine.json"),
        "{\"bench-nightly Lock.mix[mix=99/1] t2 throughput\": \"being looked into\"}");

    Night.Result result = nights.night(6);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(Files.readString(result.page()))
        .contains("In quarantine, not judged")
        .contains("Lock.mix[mix=99/1] t2 throughput: being looked into");
  }

  @Test
  void quarantinedRowDoesNotTurnTheNightRedByItsTrend() throws IOException {
    nights.passes(1);
    for (int number = 1; number <= 8; number++) {
      nights.level(number <= 4 ? 100 : 70);
      nights.night(number);
    }
    assertThat(nights.night(9).summary()).as("it would").contains("trend: worsened");
    Files.createDirectories(home.resolve("nightly"));
    Files.writeString(
        home.resolve("nightly/quarantine.json"),
        "{\"bench-nightly Lock.mix[mix=99/1] t2 throughput\": \"being looked into\"}");

    assertThat(nights.night(9).exitCode()).isZero();
  }
}
