package org.isocenter.testsupport.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;

/**
 * An uncompressed image that compresses well: steps with a little noise. Each call changes one
 * thing; {@link #bytes()} gives the file.
 */
public final class TestImage {
  private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
  private static final int PRIVATE_CREATOR = 0x00290010;
  private static final int PRIVATE_VALUE = 0x00291001;
  private static final int TRAILING_PADDING = 0xFFFCFFFC;

  private final String modality;
  private String study = freshUid();
  private String sopInstanceUid = freshUid();
  private int rows = 64;
  private int columns = 64;
  private int samples = 1;
  private int allocated = 16;
  private int stored = 16;
  private boolean signed;
  private int planar;
  private int frames = 1;
  private int behind;
  private int unused;
  private String patientName = "Test^Patient";
  private TransferSyntax syntax = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

  private TestImage(String modality) {
    this.modality = modality;
  }

  /** A grey image of 64 x 64 unsigned values of 16 bits, in a study of its own. */
  public static TestImage of(String modality) {
    return new TestImage(modality);
  }

  /** A UID that nobody has, PS3.5 annex B.2. */
  public static String freshUid() {
    return "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
  }

  public TestImage study(String uid) {
    study = uid;
    return this;
  }

  public TestImage size(int newRows, int newColumns) {
    rows = newRows;
    columns = newColumns;
    return this;
  }

  /** Bits Allocated and Bits Stored. */
  public TestImage bits(int newAllocated, int newStored) {
    allocated = newAllocated;
    stored = newStored;
    return this;
  }

  /** Values below zero, too. */
  public TestImage signed() {
    signed = true;
    return this;
  }

  /** RGB, by the Planar Configuration. */
  public TestImage colour(int planarConfiguration) {
    samples = 3;
    planar = planarConfiguration;
    return bits(8, 8);
  }

  public TestImage frames(int count) {
    frames = count;
    return this;
  }

  /** Bytes of pixel data behind the last frame. */
  public TestImage behind(int bytes) {
    behind = bytes;
    return this;
  }

  /** Bits set in every cell, above those stored. */
  public TestImage unusedBits(int bits) {
    unused = bits;
    return this;
  }

  public TestImage patientName(String name) {
    patientName = name;
    return this;
  }

  public TestImage syntax(TransferSyntax newSyntax) {
    syntax = newSyntax;
    return this;
  }

  public String studyInstanceUid() {
    return study;
  }

  public String sopInstanceUid() {
    return sopInstanceUid;
  }

  /** The path of the instance below the root of the server. */
  public String path() {
    return "/studies/%s/series/%s.1/instances/%s".formatted(study, study, sopInstanceUid);
  }

  /** The Part 10 file. */
  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    var meta = FileMeta.of(SECONDARY_CAPTURE, sopInstanceUid, syntax);
    try (var writer = DicomWriter.part10(bytes, meta, DicomWriter.Lengths.DEFINED)) {
      writer.write(dataset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Dataset dataset() {
    var dataset =
        new Dataset()
            .putText(Tags.SOP_CLASS_UID, Vr.UI, SECONDARY_CAPTURE)
            .putText(Tags.SOP_INSTANCE_UID, Vr.UI, sopInstanceUid)
            .putText(Tags.MODALITY, Vr.CS, modality)
            .putText(Tags.PATIENT_NAME, Vr.PN, patientName)
            .putText(Tags.STUDY_INSTANCE_UID, Vr.UI, study)
            .putText(Tags.SERIES_INSTANCE_UID, Vr.UI, study + ".1")
            .putText(Tags.INSTANCE_NUMBER, Vr.IS, "1")
            .put(new Element.Sequence(Tags.REQUEST_ATTRIBUTES_SEQUENCE, List.of(step())))
            .put(Element.text(PRIVATE_CREATOR, Vr.LO, "ISOCENTER TEST"))
            .put(Element.value(PRIVATE_VALUE, Vr.OB, new byte[] {1, 2, 3, 4}))
            .put(Element.value(TRAILING_PADDING, Vr.OB, new byte[10]));
    image(dataset);
    return dataset;
  }

  private static Dataset step() {
    return new Dataset().putText(Tags.REQUESTED_PROCEDURE_ID, Vr.SH, "RP1");
  }

  private void image(Dataset dataset) {
    number(dataset, Tags.SAMPLES_PER_PIXEL, samples);
    dataset.putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, samples == 1 ? "MONOCHROME2" : "RGB");
    if (samples > 1) {
      number(dataset, Tags.PLANAR_CONFIGURATION, planar);
    }
    if (frames > 1) {
      dataset.putText(Tags.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(frames));
    }
    number(dataset, Tags.ROWS, rows);
    number(dataset, Tags.COLUMNS, columns);
    number(dataset, Tags.BITS_ALLOCATED, allocated);
    number(dataset, Tags.BITS_STORED, stored);
    number(dataset, Tags.HIGH_BIT, stored - 1);
    number(dataset, Tags.PIXEL_REPRESENTATION, signed ? 1 : 0);
    dataset.put(Element.value(Tags.PIXEL_DATA, allocated > 8 ? Vr.OW : Vr.OB, pixels()));
  }

  private static void number(Dataset dataset, int tag, int value) {
    dataset.put(Element.value(tag, Vr.US, new byte[] {(byte) value, (byte) (value >>> Byte.SIZE)}));
  }

  /** The value of Pixel Data, before it is made even. */
  public byte[] pixels() {
    int values = rows * columns * samples * frames;
    if (allocated == 1) {
      return new byte[(values + 7) / 8 + behind];
    }
    var pixels =
        ByteBuffer.wrap(new byte[values * allocated / Byte.SIZE + behind])
            .order(ByteOrder.LITTLE_ENDIAN);
    int lowest = signed ? -(1 << (stored - 1)) : 0;
    for (int i = 0; i < values; i++) {
      int slope = i / samples % columns / 8 + i / samples / columns % rows / 8;
      int noise = i % 97 == 0 ? 1 : 0;
      int value = lowest + (slope * 5 + i % samples + noise) % (1 << (stored - 1)) | unused;
      if (allocated == 8) {
        pixels.put((byte) value);
      } else {
        pixels.putShort((short) value);
      }
    }
    while (pixels.hasRemaining()) {
      pixels.put((byte) 0x5A);
    }
    return pixels.array();
  }
}
