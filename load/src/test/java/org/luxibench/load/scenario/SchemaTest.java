package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.luxibench.processor.Behaviour;
import tools.jackson.databind.JsonNode;

class SchemaTest {

  static List<Arguments> recordsAndPlaces() {
    return List.of(
        Arguments.of(Scenario.class, ""),
        Arguments.of(Scenario.Daemon.class, "/$defs/daemon"),
        Arguments.of(Scenario.Client.class, "/properties/client"),
        Arguments.of(Request.class, "/$defs/request"),
        Arguments.of(ScheduleSpec.class, "/$defs/schedule"),
        Arguments.of(PremiseSpec.class, "/$defs/premise"),
        Arguments.of(Phase.class, "/$defs/phase"),
        Arguments.of(Phase.Search.class, "/$defs/phase/properties/search"),
        Arguments.of(Action.class, "/$defs/action"),
        Arguments.of(Action.Submit.class, "/$defs/action/properties/submit"),
        Arguments.of(Action.Await.class, "/$defs/action/properties/await"),
        Arguments.of(Action.Park.class, "/$defs/action/properties/park"),
        Arguments.of(Action.LuxiCall.class, "/$defs/action/properties/call"));
  }

  @Test
  void behavioursAreThoseOfTheDaemon() {
    assertThat(ScenarioReader.behaviours())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Behaviour.values()).map(Behaviour::wireName).toList());
  }

  @ParameterizedTest
  @MethodSource("recordsAndPlaces")
  void theSchemaNamesExactlyTheKeysThatAreRead(Class<?> record, String place) {
    JsonNode schema = place.isEmpty() ? Schema.root() : Schema.root().at(place);
    TreeSet<String> keys = new TreeSet<>();
    for (RecordComponent component : record.getRecordComponents()) {
      keys.add(key(record, component));
    }
    assertThat(new TreeSet<>(schema.path("properties").propertyNames())).isEqualTo(keys);
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void everyKeyOfTheTopLevelIsExplained() {
    assertThat(Schema.root().path("properties").properties())
        .filteredOn(entry -> !entry.getValue().has("$ref"))
        .filteredOn(entry -> !entry.getKey().matches("phases"))
        .allSatisfy(entry -> assertThat(entry.getValue().has("description")).isTrue());
  }

  private static String key(Class<?> record, RecordComponent component) {
    return Arrays.stream(record.getDeclaredConstructors()[0].getParameters())
        .filter(parameter -> parameter.getName().equals(component.getName()))
        .map(parameter -> parameter.getAnnotation(JsonProperty.class))
        .map(renamed -> renamed == null ? component.getName() : renamed.value())
        .findFirst()
        .orElse(component.getName());
  }
}
