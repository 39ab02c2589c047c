package org.isocenter.retrieve.app.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.frames.FramePlan.Words;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramePlanTest {

  @Nested
  class OfNativeFrames {

    /** Frames of 100 bytes from byte 1000 on. */
    @ParameterizedTest
    @CsvSource(
        textBlock =
            """
            1,       1000+100
            3,       1200+100
            1 2 3,   1000+300
            1 3,     1000+300
            2 1,     1100+100 1000+100
            1 1,     1000+100 1000+100
            3 1 2,   1200+100 1000+200
            """)
    void readsNeighboursTogetherInTheOrderAskedFor(String numbers, String ranges) {
      List<FrameSlices> frames =
          Arrays.stream(numbers.split(" "))
              .map(number -> bytes(1000 + (Integer.parseInt(number) - 1) * 100L, 100))
              .toList();

      assertThat(rangesOf(FramePlan.of(frames, Words.BYTES))).isEqualTo(ranges);
    }

    @Test
    void readsFramesFarApartOneByOne() {
      var frames = List.of(bytes(0, 10), bytes(10 + FramePlan.LARGEST_GAP + 1, 10));

      assertThat(FramePlan.of(frames, Words.BYTES).runs()).hasSize(2);
    }

    @Test
    void readsOverAGapThatIsCheaperThanAnotherRead() {
      var frames = List.of(bytes(0, 10), bytes(10 + FramePlan.LARGEST_GAP, 10));

      assertThat(FramePlan.of(frames, Words.BYTES).runs()).hasSize(1);
    }

    @Test
    void takesTheWholeByteWhereAFrameBeginsOrEndsWithinOne() {
      var frame = new FrameSlices(List.of(new BitRange(8 * 50 + 3, 10)));

      assertThat(rangesOf(FramePlan.of(List.of(frame), Words.BYTES))).isEqualTo("50+2");
      assertThat(frame.byteLength()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
      "2, 1001, 2, 1001+2",
      "2, 1002, 1, 1001+2",
      "4, 1004, 3, 1001+8",
      "8, 1001, 8, 1001+8"
    })
    void takesWholeWordsWhereBytesAreSwapped(int size, long offset, long length, String range) {
      var plan = FramePlan.of(List.of(bytes(offset, length)), new Words(1001, size));

      assertThat(rangesOf(plan)).isEqualTo(range);
    }
  }

  @Nested
  class OfEncapsulatedFrames {

    @Test
    void readsAllFragmentsOfAFrameAtOnce() {
      var frame = new FrameSlices(List.of(BitRange.ofBytes(108, 20), BitRange.ofBytes(136, 30)));

      assertThat(rangesOf(FramePlan.of(List.of(frame), Words.BYTES))).isEqualTo("108+58");
      assertThat(frame.byteLength()).isEqualTo(50);
    }

    @Test
    void readsOverTheItemHeadersBetweenFrames() {
      var frames = List.of(bytes(108, 20), bytes(136, 30), bytes(174, 2));

      assertThat(rangesOf(FramePlan.of(frames, Words.BYTES))).isEqualTo("108+68");
    }
  }

  @Test
  void plansNothingForNoFrames() {
    assertThat(FramePlan.of(List.of(), Words.BYTES).runs()).isEmpty();
  }

  private static FrameSlices bytes(long offset, long length) {
    return new FrameSlices(List.of(BitRange.ofBytes(offset, length)));
  }

  private static String rangesOf(FramePlan plan) {
    return String.join(" ", plan.runs().stream().map(run -> text(run.range())).toList());
  }

  private static String text(ByteRange range) {
    return range.offset() + "+" + range.length();
  }
}
