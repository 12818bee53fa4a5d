package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.ConfigStore;
import org.luxibench.config.Instance;
import org.luxibench.config.Settings;

/** inst1 is mirrored and runs; inst3 is plain and stopped; both have one disk and one interface. */
final class DeviceChangesTest {
  private final UnitBench bench = new UnitBench();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'nics':[[0,{'ip':5}]]",
        "'nics':[[0,{'mac':[]}]]",
        "'nics':[[0,{'mac':'auto'}]]",
        "'nics':[[0,{'mac':'here'}]]",
        "'nics':[[0,{'mode':'other'}]]",
        "'nics':[[0,{'nicparams':5}]]",
        "'nics':[[0,{'nicparams':{'link':'x'}}]]",
        "'nics':[[0,{'uuid':5}]]",
        "'nics':[[0,{'link':null}]]",
        "'nics':[[0,{'link':'a','bridge':'b'}]]",
        "'nics':[[0,5]]",
        "'nics':[5]",
        "'nics':[[]]",
        "'nics':[{'a':1}]",
        "'nics':[['modify',0,{'ip':5}]]",
        "'nics':[['add',{'ip':5}]]",
        "'disks':[[0,{'size':'1g'}]]",
        "'disks':[[0,{'size':1.5}]]",
        "'disks':[[0,{'size':4096}]]",
        "'disks':[[0,{'dev_type':7}]]",
        "'disks':[[0,{'mode':'wo'}]]",
        "'disks':[['add',{'size':99999999999999999999}]]",
        "'disks':[['add',{'size':1,'mode':'wo'}]]",
        "'disks':[['add',{}]]"
      })
  void whatNoDeviceCanHaveIsRefused(String change, @TempDir Path folder) throws IOException {
    assertThat(bench.fail(modify("inst1", change)).arguments()).contains("wrong_input");
    assertLoads(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'nics':[[0,{'ip':'192.0.2.9','mode':'routed','link':'br7','mac':'generate'}]]",
        "'nics':[['add',{'mac':'AA:00:00:11:22:33'}]]",
        "'nics':[['add',-1,{'name':'front'}],['add',0,{'vlan':'.7','network':null}]]",
        "'nics':[['remove',{}]]",
        "'nics':[[0,{'ip':'none'}]],'disks':[[0,{'mode':'ro'}]]",
        "'disks':[['add',0,{'size':5,'name':'data','vg':'other'}]]",
        "'disks':[['modify','0',{'name':'none'}]]"
      })
  void whatIsChangedCanBeLoadedAgain(String change, @TempDir Path folder) throws IOException {
    bench.run(modify("inst1", change));
    assertLoads(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "remove;7;wrong_input",
        "remove;-2;wrong_input",
        "modify;3;wrong_input",
        "add;4;wrong_input",
        "add;\"data\";wrong_input",
        "remove;1.5;wrong_input",
        "remove;null;wrong_input",
        "detach;0;wrong_input",
        "remove;99999999999999999999;wrong_input",
        "remove;\"nosuch\";unknown_entity"
      })
  void placeThatIsNoneIsRefused(String deed, String index, String code) {
    bench.run(modify("inst3", "'disks':[['add',{'size':2}]]"));
    bench.run(modify("inst3", "'disks':[['add',{'size':3}]]"));
    String change = "'disks':[['%s',%s,{}]]".formatted(deed, index);
    assertThat(bench.fail(modify("inst3", change)).arguments()).contains(code);
    assertThat(disks("inst3")).hasSize(3);
  }

  @Test
  void deviceIsAddedAndRemovedWhereItIsSaid() {
    long first = disks("inst3").get(0).integer("size", 0);
    assertThat(bench.run(modify("inst3", "'disks':[['add',0,{'size':2,'name':'data'}]]")))
        .isEqualTo(List.of(List.of("disk/0", "add:size=2,mode=rw")));
    bench.run(modify("inst3", "'disks':[['add',1,{'size':3}]]"));
    assertThat(disks("inst3"))
        .extracting(disk -> disk.integer("size", 0))
        .containsExactly(2L, 3L, first);
    assertThat(bench.run(modify("inst3", "'disks':[['remove','data',{}]]")))
        .isEqualTo(List.of(List.of("disk/0", "remove")));
    bench.run(modify("inst3", "'disks':[['remove','0',{}]]"));
    assertThat(disks("inst3")).extracting(disk -> disk.integer("size", 0)).containsExactly(first);
  }

  @Test
  void linkAndModeOfAnInterfaceAreItsParameters() {
    bench.run(modify("inst1", "'nics':[[0,{'link':'br7','mode':'routed'}]]"));
    assertThat(nic("inst1", 0).has("link")).isFalse();
    assertThat(nic("inst1", 0).section("nicparams").asMap())
        .containsEntry("link", "br7")
        .containsEntry("mode", "routed");
    bench.run(modify("inst1", "'nics':[[0,{'link':'default'}]]"));
    assertThat(nic("inst1", 0).section("nicparams").asMap()).containsOnlyKeys("mode");
  }

  @Test
  void interfacesOfAnInstanceHaveAddressesOfTheirOwn() {
    bench.run(modify("inst1", "'nics':[['add',{}]]"));
    bench.run(modify("inst1", "'nics':[['add',0,{}],['modify',1,{'mac':'generate'}]]"));
    assertThat(bench.config().instance("inst1.example.com").orElseThrow().nics())
        .hasSize(3)
        .extracting(nic -> nic.text("mac"))
        .doesNotHaveDuplicates()
        .allMatch(mac -> mac.startsWith("aa:00:00:"));
  }

  @Test
  void sizeOfADiskIsNotSet() {
    assertThat(bench.fail(modify("inst1", "'disks':[[0,{'size':9}]]")).message())
        .contains("grow-disk");
  }

  @Test
  void runningInstanceKeepsItsDisksAndAnyInstanceItsLast() {
    assertThat(bench.fail(modify("inst3", "'disks':[['remove',{}]]")).message()).contains("last");
    bench.run(modify("inst1", "'disks':[['add',{'size':2}]]"));
    assertThat(bench.fail(modify("inst1", "'disks':[['remove',{}]]")).arguments())
        .contains("wrong_state");
  }

  @Test
  void instanceHasSixteenDisksAtMost() {
    for (int i = 1; i < 16; i++) {
      bench.run(modify("inst3", "'disks':[['add',{'size':1}]]"));
    }
    assertThat(bench.fail(modify("inst3", "'disks':[['add',{'size':1}]]")).arguments())
        .contains("wrong_state");
    assertThat(bench.fail(modify("inst3", "'disks':[['add',{'size':1}],['remove',{}]]")).message())
        .contains("16");
  }

  @Test
  void oneIsAddedOrRemovedAtATimeAs25WritesIt() {
    assertThat(bench.fail(modify("inst1", "'nics':[['add',{}],['add',{}]]")).arguments())
        .contains("wrong_input");
  }

  /** What a crash or a stop leaves behind must be readable at the next start. */
  private void assertLoads(Path folder) throws IOException {
    Path file = folder.resolve("config.data");
    ConfigStore.open(file, bench.config());
    assertThat(ClusterConfigs.load(file).instances().keySet())
        .isEqualTo(bench.config().instances().keySet());
  }

  private List<Settings> disks(String name) {
    return instance(name).disks();
  }

  private Settings nic(String name, int index) {
    return instance(name).nics().get(index);
  }

  private Instance instance(String name) {
    return bench.config().instance(name + ".example.com").orElseThrow();
  }

  private static String modify(String instance, String what) {
    return "{'OP_ID':'OP_INSTANCE_SET_PARAMS','instance_name':'%s',%s}".formatted(instance, what);
  }
}
