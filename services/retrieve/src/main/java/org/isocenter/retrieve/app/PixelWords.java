package org.isocenter.retrieve.app;

import java.io.InputStream;
import java.util.List;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.instance.LittleEndianInput;
import org.isocenter.retrieve.app.frames.FramePlan.Words;

/**
 * The words in which frames are stored, PS3.5 section 7.3: of a big endian object their bytes are
 * swapped, even where cells of 8 bits stand in words of 16.
 *
 * @param vr of the pixel data
 * @param words of one byte where nothing is swapped
 */
public record PixelWords(Vr vr, Words words) {

  private static final List<String> PIXEL_DATA = List.of("7FE00010", "7FE00008", "7FE00009");

  /** Those of an instance with frames. */
  public static PixelWords of(StoredInstance instance) {
    var pixels = PIXEL_DATA.stream().flatMap(path -> instance.bulkValue(path).stream()).findFirst();
    var vr = pixels.map(value -> Vr.valueOf(value.vr())).orElse(Vr.OB);
    var words =
        pixels
            .filter(_ -> instance.syntax().bigEndian())
            .map(value -> new Words(value.offset(), vr.unitSize()))
            .orElse(Words.BYTES);
    return new PixelWords(vr, words);
  }

  /** A stretch that begins between two words, in little endian order. */
  public InputStream littleEndian(InputStream in) {
    return words.size() == 1 ? in : LittleEndianInput.littleEndian(in, vr);
  }
}
