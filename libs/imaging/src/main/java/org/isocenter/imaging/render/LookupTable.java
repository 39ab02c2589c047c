package org.isocenter.imaging.render;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;

/**
 * A table of a data set, PS3.3 C.11.1.1 and C.7.6.3.1.5: values below its first and above its last
 * entry get those.
 *
 * @param first the value of the first entry
 * @param bits of an entry, 8 to 16
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of entries, compared by nobody
public record LookupTable(int first, int bits, int[] entries) {
  private static final int MOST_ENTRIES = 0x10000;

  /** Number of entries, first value mapped, and bits of an entry. */
  public record Descriptor(int entries, int first, int bits) {

    static Optional<Descriptor> of(Dataset dataset, int tag) {
      List<Number> numbers = dataset.numbers(tag);
      if (numbers.size() != 3) {
        return Optional.empty();
      }
      int entries = numbers.get(0).intValue() & 0xFFFF;
      int bits = numbers.get(2).intValue();
      return Optional.of(
          new Descriptor(
              entries == 0 ? MOST_ENTRIES : entries,
              numbers.get(1).intValue(),
              Math.max(Byte.SIZE, Math.min(Short.SIZE, bits))));
    }
  }

  /** The first table of a sequence, PS3.3 C.11.1 and C.11.2. */
  public static Optional<LookupTable> firstOf(Dataset dataset, int sequence) {
    return dataset.items(sequence).stream()
        .flatMap(item -> of(item, Tags.LUT_DESCRIPTOR, Tags.LUT_DATA).stream())
        .findFirst();
  }

  /** The table of two attributes, if both are there and make one. */
  public static Optional<LookupTable> of(Dataset dataset, int descriptorTag, int dataTag) {
    var descriptor = Descriptor.of(dataset, descriptorTag);
    var data = dataset.value(dataTag).map(Element.Value::bytes);
    return descriptor.isPresent() && data.isPresent() && data.get().length > 1
        ? Optional.of(of(descriptor.get(), data.get()))
        : Optional.empty();
  }

  /** Entries of 8 bits may stand in bytes or in words; which it is shows in the length. */
  private static LookupTable of(Descriptor descriptor, byte[] data) {
    boolean words = data.length >= 2 * descriptor.entries || descriptor.bits > Byte.SIZE;
    int[] entries = new int[Math.min(descriptor.entries, words ? data.length / 2 : data.length)];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = words ? word(data, 2 * i) : data[i] & 0xFF;
    }
    return of(descriptor, entries);
  }

  /** The table of a descriptor, made as wide as its entries really are. */
  static LookupTable of(Descriptor descriptor, int[] entries) {
    int most = 0;
    for (int entry : entries) {
      most = Math.max(most, entry);
    }
    int needed = Integer.SIZE - Integer.numberOfLeadingZeros(most);
    return new LookupTable(descriptor.first, Math.max(descriptor.bits, needed), entries);
  }

  /** Two bytes in little endian order. */
  static int word(byte[] bytes, int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << Byte.SIZE;
  }

  /** The entry of a value. */
  public int at(int value) {
    long index = (long) value - first;
    return entries[(int) Math.max(0, Math.min(entries.length - 1L, index))];
  }

  /** The largest value that an entry can have. */
  public int highest() {
    return (1 << bits) - 1;
  }
}
