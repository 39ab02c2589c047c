package org.isocenter.query.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.isocenter.query.app.IndexedAttribute;
import org.isocenter.query.app.IndexedAttributes;
import org.junit.jupiter.api.Test;

class ColumnTest {

  @Test
  void existsForEveryAttributeThatIsMatchedByColumn() {
    assertThat(Column.tags())
        .containsAll(
            IndexedAttributes.all().stream()
                .filter(IndexedAttribute::hasColumn)
                .map(IndexedAttribute::tag)
                .toList());
  }

  @Test
  void liesInTheTableOfTheAttributesLevel() {
    assertThat(Column.tags())
        .allSatisfy(tag ->
            assertThat(Column.of(tag).level()).isEqualTo(IndexedAttributes.require(tag).level()));
  }
}
