package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostFilesTest {
  @TempDir private Path root;

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void readsLinuxFiles() throws IOException {
    file("proc/cpuinfo", "processor\t: 0\nmodel name\t: Fast CPU @ 3GHz\n");
    file("proc/meminfo", "MemTotal:        2048 kB\nMemFree: 1 kB\n");
    file("proc/sys/kernel/hostname", "bench1\n");
    file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
    file("proc/self/cgroup", "0::/system.slice/luxibench-nightly.service\n");
    file("sys/fs/cgroup/system.slice/luxibench-nightly.service/cpu.max", "150000 100000\n");
    file("sys/fs/cgroup/system.slice/luxibench-nightly.service/memory.max", "max\n");
    file("sys/fs/cgroup/system.slice/cpu.max", "400000 100000\n");
    file("sys/fs/cgroup/system.slice/memory.max", "1073741824\n");

    HostFingerprint host = new HostFiles(root).fingerprint();

    assertThat(host.name()).isEqualTo("bench1");
    assertThat(host.cpuModel()).isEqualTo("Fast CPU @ 3GHz");
    assertThat(host.memoryBytes()).isEqualTo(2048L * 1024);
    assertThat(host.governor()).isEqualTo("performance");
    assertThat(host.cpuLimit()).isEqualTo("1.50");
    assertThat(host.memoryLimit()).isEqualTo("1073741824");
  }

  @Test
  void unlimitedControlGroupIsNoLimit() throws IOException {
    file("proc/self/cgroup", "0::/\n");
    file("sys/fs/cgroup/cpu.max", "max 100000\n");
    file("sys/fs/cgroup/memory.max", "max\n");

    HostFingerprint host = new HostFiles(root).fingerprint();

    assertThat(host.cpuLimit()).isEqualTo("none");
    assertThat(host.memoryLimit()).isEqualTo("none");
  }

  @Test
  void readsControlGroupsOfTheFirstVersion() throws IOException {
    file("proc/self/cgroup", "4:memory:/a/b\n2:cpuacct,cpu:/a\n0::/\n");
    file("sys/fs/cgroup/cpu/a/cpu.cfs_quota_us", "50000\n");
    file("sys/fs/cgroup/cpu/a/cpu.cfs_period_us", "100000\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    file("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "1048576\n");
    file("sys/fs/cgroup/memory/a/b/memory.limit_in_bytes", "9223372036854771712\n");

    HostFingerprint host = new HostFiles(root).fingerprint();

    assertThat(host.cpuLimit()).isEqualTo("0.50");
    assertThat(host.memoryLimit()).isEqualTo("1048576");
  }

  @Test
  void unlimitedControlGroupOfTheFirstVersionIsNoLimit() throws IOException {
    file("proc/self/cgroup", "4:memory:/\n2:cpuacct,cpu:/\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

    HostFingerprint host = new HostFiles(root).fingerprint();

    assertThat(host.cpuLimit()).isEqualTo("none");
    assertThat(host.memoryLimit()).isEqualTo("none");
  }

  @Test
  void armIsKnownByImplementerAndPart() throws IOException {
    file("proc/cpuinfo", "CPU implementer\t: 0x41\nCPU part\t: 0xd0c\n");

    assertThat(new HostFiles(root).fingerprint().cpuModel()).isEqualTo("0x41 0xd0c");
  }

  @Test
  void unknownProcessorsOfTwoHostsAreNotAlike() throws IOException {
    file("proc/sys/kernel/hostname", "one\n");
    HostFingerprint one = new HostFiles(root).fingerprint();
    file("proc/sys/kernel/hostname", "two\n");
    HostFingerprint two = new HostFiles(root).fingerprint();

    assertThat(one.differences(two)).containsExactly("CPU: unknown on two hosts, one and two");
    assertThat(one.differences(one)).isEmpty();
  }

  @Test
  void absentFilesAreUnknown() {
    HostFingerprint host = new HostFiles(root).fingerprint();

    assertThat(host.cpuModel()).isEqualTo("unknown");
    assertThat(host.governor()).isEqualTo("unknown");
    assertThat(host.cpuLimit()).isEqualTo("unknown");
    assertThat(host.memoryLimit()).isEqualTo("unknown");
    assertThat(host.memoryBytes()).isZero();
    assertThat(new HostFiles(root).loadAverage()).isEqualTo(LoadAverage.UNKNOWN);
  }

  @Test
  void readsTheLoadAverage() throws IOException {
    file("proc/loadavg", "1.50 0.75 0.25 2/321 4711\n");

    assertThat(new HostFiles(root).loadAverage()).isEqualTo(new LoadAverage(1.5, 0.75, 0.25));
  }
}
