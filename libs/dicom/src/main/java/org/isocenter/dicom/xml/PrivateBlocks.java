package org.isocenter.dicom.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.InvalidValueException;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.json.ModelAttribute;
import org.isocenter.dicom.json.References;

/**
 * Gives private elements of one data set their tags again, PS3.5 section 7.8.1: in the block that
 * the data set says their creator has reserved, else in a free one, which is reserved.
 */
final class PrivateBlocks {
  private static final int FIRST = 0x10;
  private static final int LAST = 0xFF;

  private record Waiting(int tag, String creator, ModelAttribute attribute) {}

  private final List<Waiting> waiting = new ArrayList<>();

  /** Keeps an attribute until the data set is complete, and with it the blocks. */
  void add(int tag, String creator, ModelAttribute attribute) {
    waiting.add(new Waiting(tag, creator.stripTrailing(), attribute));
  }

  /**
   * Puts all kept attributes into {@code dataset}.
   *
   * @throws InvalidValueException when one occurs twice, is none of its VR or finds no free block
   */
  void complete(Dataset dataset, References references) throws IOException {
    for (Waiting next : waiting) {
      int group = Tag.group(next.tag());
      int block = block(dataset, next, group);
      int tag = Tag.of(group, block << Byte.SIZE | (next.tag() & 0xFF));
      if (dataset.contains(tag)) {
        throw new InvalidValueException("a private attribute occurs twice");
      }
      dataset.put(next.attribute().toElement(tag, references));
    }
  }

  private static int block(Dataset dataset, Waiting next, int group) {
    int wanted = Tag.element(next.tag()) >>> Byte.SIZE;
    if (wanted >= FIRST && isCreator(dataset, group, wanted, next.creator())) {
      return wanted;
    }
    boolean available = wanted >= FIRST && !dataset.contains(Tag.of(group, wanted));
    int block =
        available
            ? wanted
            : reserved(dataset, group, next.creator()).orElseGet(() -> free(dataset, group));
    dataset.putText(Tag.of(group, block), Vr.LO, next.creator());
    return block;
  }

  private static OptionalInt reserved(Dataset dataset, int group, String creator) {
    for (int block = FIRST; block <= LAST; block++) {
      if (isCreator(dataset, group, block, creator)) {
        return OptionalInt.of(block);
      }
    }
    return OptionalInt.empty();
  }

  private static int free(Dataset dataset, int group) {
    var used = new boolean[LAST + 1];
    for (Element element : dataset) {
      if (Tag.group(element.tag()) == group) {
        int number = Tag.element(element.tag());
        used[number <= LAST ? number : number >>> Byte.SIZE] = true;
      }
    }
    for (int block = FIRST; block <= LAST; block++) {
      if (!used[block]) {
        return block;
      }
    }
    throw new InvalidValueException("a private group has no free block");
  }

  private static boolean isCreator(Dataset dataset, int group, int block, String creator) {
    return dataset
        .value(Tag.of(group, block))
        .map(value -> new String(value.bytes(), StandardCharsets.UTF_8).stripTrailing())
        .filter(creator::equals)
        .isPresent();
  }
}
