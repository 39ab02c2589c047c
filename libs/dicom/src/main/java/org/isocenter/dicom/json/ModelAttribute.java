package org.isocenter.dicom.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.InvalidValueException;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of the DICOM JSON Model or the Native DICOM Model while it is read. Its members may
 * come in any order, so what its value means is decided at the end.
 */
public final class ModelAttribute {
  private final List<String> texts = new ArrayList<>();
  private final List<Dataset> items = new ArrayList<>();
  private int nothings;
  private @Nullable Vr vr;
  private byte @Nullable [] bytes;
  private @Nullable String uri;

  /**
   * Takes the VR; without one it is that of the dictionary.
   *
   * @throws InvalidValueException when there is no such VR
   */
  public void vr(String name) {
    vr = name.length() == 2 ? Vr.ofCode(name.charAt(0) << 8 | name.charAt(1)) : null;
    if (vr == null) {
      throw new InvalidValueException("a VR is unknown");
    }
  }

  /** Adds a text, the digits of a number, or "" for an empty value. */
  public void add(String text) {
    texts.add(text);
  }

  public void add(Dataset item) {
    items.add(item);
  }

  /** Adds what is an empty item in a sequence and an empty name in a PN, PS3.18 F.2.5. */
  public void addNothing() {
    texts.add("");
    items.add(new Dataset());
    nothings++;
  }

  /** Takes the whole value as it is encoded, numbers in little endian order. */
  public void bytes(byte[] value) {
    bytes = value;
  }

  public void uri(String reference) {
    uri = reference;
  }

  /** How many values and items there are. */
  public int size() {
    return texts.size() + items.size() - nothings;
  }

  /**
   * The element.
   *
   * @throws InvalidValueException when values and VR do not fit; its message is for people
   */
  public Element toElement(int tag, References references) throws IOException {
    Vr known = vr == null ? Dictionary.vrOf(tag) : vr;
    if (bytes == null && uri == null) {
      return known == Vr.SQ ? sequence(tag) : values(tag, known);
    }
    if (size() > 0 || (bytes != null && uri != null)) {
      throw new InvalidValueException("an attribute has its value twice");
    }
    if (known == Vr.SQ) {
      throw new InvalidValueException("a sequence is given as bytes");
    }
    return bytes == null ? reference(tag, known, references) : Element.value(tag, known, bytes);
  }

  private Element reference(int tag, Vr known, References references) throws IOException {
    return references.element(tag, known, uri == null ? "" : uri);
  }

  private Element sequence(int tag) {
    if (texts.size() > nothings) {
      throw new InvalidValueException("a sequence holds what is no item");
    }
    return Element.sequence(tag, items);
  }

  private Element values(int tag, Vr known) {
    if (items.size() > nothings || (nothings > 0 && known != Vr.PN)) {
      throw new InvalidValueException("an item stands in a value of VR " + known);
    }
    try {
      return ValueEncoder.encode(tag, known, texts);
    } catch (IllegalArgumentException | ArithmeticException _) {
      throw new InvalidValueException("a value is not one of VR " + known);
    }
  }
}
