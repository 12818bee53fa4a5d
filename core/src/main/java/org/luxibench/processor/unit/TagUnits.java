package org.luxibench.processor.unit;

import java.util.List;

/** The opcodes about tags. */
final class TagUnits {
  static final List<UnitEntry> ENTRIES =
      List.of(
          new UnitEntry("OP_TAGS_GET", Footprint.none(), "returns the tags", TagsGet::new),
          new UnitEntry("OP_TAGS_SET", Footprints.TAGGED, "adds the tags", TagsSet::new),
          new UnitEntry("OP_TAGS_DEL", Footprints.TAGGED, "removes the tags", TagsDel::new),
          new UnitEntry(
              "OP_TAGS_SEARCH",
              Footprint.none(),
              "returns path and tag of every tag that matches",
              TagsSearch::new));

  private TagUnits() {}
}
