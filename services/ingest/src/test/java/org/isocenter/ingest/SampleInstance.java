package org.isocenter.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.ingest.app.InstanceRef;

/** A small synthetic image as a Part 10 file; each call of {@code with…} changes one thing. */
public record SampleInstance(
    String sopClassUid,
    String sopInstanceUid,
    String studyInstanceUid,
    String seriesInstanceUid,
    String patientName,
    String modality,
    int pixelBytes) {
  public static final String CT = "1.2.840.10008.5.1.4.1.1.2";
  public static final String STUDY = "1.2.826.0.1.3680043.10.511.3.1";
  public static final String SERIES = STUDY + ".1";

  private static final int META_START = 132;

  /** A UID that nobody has, PS3.5 annex B.2. */
  public static String freshUid() {
    return "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
  }

  /** An instance of a study of its own. */
  public static SampleInstance ofFreshStudy() {
    String study = freshUid();
    return number(1)
        .withStudyInstanceUid(study)
        .withSeriesInstanceUid(study + ".1")
        .withSopInstanceUid(study + ".1.1");
  }

  /** Instance {@code number} of one series. */
  public static SampleInstance number(int number) {
    return new SampleInstance(CT, SERIES + "." + number, STUDY, SERIES, "Test^Patient", "CT", 512);
  }

  public SampleInstance withSopClassUid(String uid) {
    return new SampleInstance(
        uid,
        sopInstanceUid,
        studyInstanceUid,
        seriesInstanceUid,
        patientName,
        modality,
        pixelBytes);
  }

  public SampleInstance withSopInstanceUid(String uid) {
    return new SampleInstance(
        sopClassUid, uid, studyInstanceUid, seriesInstanceUid, patientName, modality, pixelBytes);
  }

  public SampleInstance withStudyInstanceUid(String uid) {
    return new SampleInstance(
        sopClassUid, sopInstanceUid, uid, seriesInstanceUid, patientName, modality, pixelBytes);
  }

  public SampleInstance withSeriesInstanceUid(String uid) {
    return new SampleInstance(
        sopClassUid, sopInstanceUid, studyInstanceUid, uid, patientName, modality, pixelBytes);
  }

  public SampleInstance withPatientName(String name) {
    return new SampleInstance(
        sopClassUid,
        sopInstanceUid,
        studyInstanceUid,
        seriesInstanceUid,
        name,
        modality,
        pixelBytes);
  }

  public SampleInstance withModality(String code) {
    return new SampleInstance(
        sopClassUid,
        sopInstanceUid,
        studyInstanceUid,
        seriesInstanceUid,
        patientName,
        code,
        pixelBytes);
  }

  public SampleInstance withPixelBytes(int bytes) {
    return new SampleInstance(
        sopClassUid,
        sopInstanceUid,
        studyInstanceUid,
        seriesInstanceUid,
        patientName,
        modality,
        bytes);
  }

  public InstanceRef ref() {
    return new InstanceRef(sopClassUid, sopInstanceUid, studyInstanceUid, seriesInstanceUid);
  }

  /** The Part 10 file. */
  public byte[] bytes() {
    return bytes(sopInstanceUid);
  }

  /** The Part 10 file, whose meta information names another SOP instance. */
  public byte[] bytes(String metaSopInstanceUid) {
    var meta = FileMeta.of(sopClassUid, metaSopInstanceUid, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    var bytes = new ByteArrayOutputStream();
    try (var writer = DicomWriter.part10(bytes, meta)) {
      writer.write(dataset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The data set alone, as an old store might have written it. */
  public byte[] bareBytes() {
    var bytes = new ByteArrayOutputStream();
    try (var writer =
        DicomWriter.dataset(
            bytes, TransferSyntax.IMPLICIT_LITTLE_ENDIAN, DicomWriter.Lengths.UNDEFINED)) {
      writer.write(dataset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The file without preamble and prefix: it begins with the File Meta Information. */
  public byte[] bytesWithoutPreamble() {
    byte[] whole = bytes();
    return Arrays.copyOfRange(whole, META_START, whole.length);
  }

  private Dataset dataset() {
    var dataset = new Dataset();
    putUid(dataset, Tags.SOP_CLASS_UID, sopClassUid);
    putUid(dataset, Tags.SOP_INSTANCE_UID, sopInstanceUid);
    dataset.putText(Tags.MODALITY, Vr.CS, modality);
    dataset.putText(Tags.PATIENT_NAME, Vr.PN, patientName);
    putUid(dataset, Tags.STUDY_INSTANCE_UID, studyInstanceUid);
    putUid(dataset, Tags.SERIES_INSTANCE_UID, seriesInstanceUid);
    dataset.putText(Tags.INSTANCE_NUMBER, Vr.IS, "1");
    putShort(dataset, Tags.SAMPLES_PER_PIXEL, 1);
    dataset.putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2");
    putShort(dataset, Tags.ROWS, pixelBytes / 32);
    putShort(dataset, Tags.COLUMNS, 16);
    putShort(dataset, Tags.BITS_ALLOCATED, 16);
    putShort(dataset, Tags.BITS_STORED, 16);
    putShort(dataset, Tags.HIGH_BIT, 15);
    putShort(dataset, Tags.PIXEL_REPRESENTATION, 0);
    dataset.put(Element.value(Tags.PIXEL_DATA, Vr.OW, pixels()));
    return dataset;
  }

  private byte[] pixels() {
    byte[] pixels = new byte[pixelBytes];
    new Random(sopInstanceUid.hashCode()).nextBytes(pixels);
    return pixels;
  }

  private static void putShort(Dataset dataset, int tag, int value) {
    dataset.put(Element.value(tag, Vr.US, new byte[] {(byte) value, (byte) (value >>> Byte.SIZE)}));
  }

  private static void putUid(Dataset dataset, int tag, String uid) {
    if (!uid.isEmpty()) {
      dataset.putText(tag, Vr.UI, uid);
    }
  }
}
