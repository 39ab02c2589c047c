package org.isocenter.imaging.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;
import org.junit.jupiter.api.Test;

class OffsetTableTest {

  @Test
  void countsHeadersAndPadding() {
    var table = new OffsetTable(new long[] {3, 4, 1});

    assertThat(table.basic()).containsExactly(0, 0, 0, 0, 12, 0, 0, 0, 24, 0, 0, 0);
    assertThat(table.extended()).isEmpty();
  }

  @Test
  void ofASingleFrameIsZero() {
    assertThat(new OffsetTable(new long[] {7}).basic()).containsExactly(0, 0, 0, 0);
    assertThat(OffsetTable.NONE.basic()).isEmpty();
  }

  @Test
  void reachesAsFarAsThirtyTwoBits() {
    var table = new OffsetTable(new long[] {0xFFFF_FFF6L, 2});

    assertThat(table.basic()).containsExactly(0, 0, 0, 0, -2, -1, -1, -1);
    assertThat(table.extended()).isEmpty();
  }

  @Test
  void beyondThatIsTheExtendedOne() {
    var table = new OffsetTable(new long[] {0xFFFF_FFF9L, 2});

    assertThat(table.basic()).isEmpty();
    assertThat(table.extended())
        .extracting(Element::tag)
        .containsExactly(Tags.EXTENDED_OFFSET_TABLE, Tags.EXTENDED_OFFSET_TABLE_LENGTHS);
    assertThat(((Element.Value) table.extended().getFirst()).bytes())
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0);
    assertThat(((Element.Value) table.extended().getLast()).bytes())
        .containsExactly(-7, -1, -1, -1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0);
  }
}
