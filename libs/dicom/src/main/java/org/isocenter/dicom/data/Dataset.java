package org.isocenter.dicom.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Elements in ascending order of their tags, each at most once, PS3.5 section 7.1. What a value
 * means is asked of the value types beside this one; text that depends on a character set is
 * decoded by the {@code charset} package.
 */
public final class Dataset implements Iterable<Element> {

  private @Nullable Element[] elements = new @Nullable Element[16];
  private int size;

  /** Adds an element; one of the same tag is replaced. */
  public Dataset put(Element element) {
    int at = indexOf(element.tag());
    if (at >= 0) {
      elements[at] = element;
      return this;
    }
    insert(-at - 1, element);
    return this;
  }

  public Dataset putText(int tag, Vr vr, String... values) {
    return put(Element.text(tag, vr, values));
  }

  public void remove(int tag) {
    int at = indexOf(tag);
    if (at >= 0) {
      System.arraycopy(elements, at + 1, elements, at, size - at - 1);
      elements[--size] = null;
    }
  }

  public Optional<Element> get(int tag) {
    int at = indexOf(tag);
    return at < 0 ? Optional.empty() : Optional.of(element(at));
  }

  public boolean contains(int tag) {
    return indexOf(tag) >= 0;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The value of an element, if it is there and has a value of defined length. */
  public Optional<Element.Value> value(int tag) {
    return get(tag).orElse(null) instanceof Element.Value value
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The first value of text in the default repertoire, without padding; "" counts as absent. */
  public Optional<String> string(int tag) {
    return strings(tag).stream().findFirst().filter(text -> !text.isEmpty());
  }

  /** All values of text in the default repertoire, without padding. */
  public List<String> strings(int tag) {
    return value(tag).map(AsciiText::values).orElse(List.of());
  }

  /** The first number of a binary, IS or DS element. */
  public Optional<Number> number(int tag) {
    return numbers(tag).stream().findFirst();
  }

  /** All numbers of a binary, IS or DS element; see {@link Numbers#of}. */
  public List<Number> numbers(int tag) {
    return value(tag).map(Numbers::of).orElse(List.of());
  }

  /** The items of a sequence; none when it is absent. */
  public List<Dataset> items(int tag) {
    return get(tag).orElse(null) instanceof Element.Sequence sequence
        ? sequence.items()
        : List.of();
  }

  /**
   * The tag of a private element, PS3.5 section 7.8.1, in the block that {@code creator} reserved.
   *
   * @param element the last two digits, 00 to FF
   */
  public Optional<Integer> privateTag(String creator, int group, int element) {
    for (int block = 0x10; block <= 0xFF; block++) {
      if (string(Tag.of(group, block)).filter(creator::equals).isPresent()) {
        return Optional.of(Tag.of(group, block << 8 | (element & 0xFF)));
      }
    }
    return Optional.empty();
  }

  @Override
  public Iterator<Element> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public Element next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return element(next++);
      }
    };
  }

  private Element element(int at) {
    var element = elements[at];
    if (element == null) {
      throw new NoSuchElementException();
    }
    return element;
  }

  private int indexOf(int tag) {
    if (size == 0 || Integer.compareUnsigned(element(size - 1).tag(), tag) < 0) {
      return -size - 1;
    }
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compareUnsigned(element(middle).tag(), tag);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  private void insert(int at, Element element) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, size * 2);
    }
    System.arraycopy(elements, at, elements, at + 1, size - at);
    elements[at] = element;
    size++;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dataset that
        && Arrays.equals(elements, 0, size, that.elements, 0, that.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Element element : this) {
      hash = hash * 31 + element.hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(elements, size));
  }
}
