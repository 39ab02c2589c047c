package org.isocenter.platform.roundtrip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;

/**
 * A synthetic Secondary Capture image of one study, new each time.
 *
 * @param part10 the object as a file
 * @param frame its only frame, 8 bit grey
 */
record TestObject(String study, String series, String instance, byte[] part10, byte[] frame) {

  private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
  private static final int SIDE = 16;
  private static final int UID_BITS = 100;

  static TestObject random(SecureRandom random) {
    String study = "2.25." + new BigInteger(UID_BITS, random).setBit(UID_BITS);
    String series = study + ".1";
    String instance = series + ".1";
    var frame = new byte[SIDE * SIDE];
    random.nextBytes(frame);
    return new TestObject(study, series, instance, encode(study, series, instance, frame), frame);
  }

  private static byte[] encode(String study, String series, String instance, byte[] frame) {
    var meta = FileMeta.of(SECONDARY_CAPTURE, instance, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    var bytes = new ByteArrayOutputStream();
    try (var writer = DicomWriter.part10(bytes, meta)) {
      writer.write(describe(study, series, instance).put(pixels(frame)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Dataset describe(String study, String series, String instance) {
    return new Dataset()
        .putText(Tags.SOP_CLASS_UID, Vr.UI, SECONDARY_CAPTURE)
        .putText(Tags.SOP_INSTANCE_UID, Vr.UI, instance)
        .putText(Tags.STUDY_INSTANCE_UID, Vr.UI, study)
        .putText(Tags.SERIES_INSTANCE_UID, Vr.UI, series)
        .putText(Tags.MODALITY, Vr.CS, "OT")
        .putText(Tags.CONVERSION_TYPE, Vr.CS, "SYN")
        .putText(Tags.PATIENT_NAME, Vr.PN, "Round^Trip")
        .putText(Tags.PATIENT_ID, Vr.LO, "ROUND-TRIP")
        .putText(Tags.STUDY_ID, Vr.SH, "1")
        .putText(Tags.SERIES_NUMBER, Vr.IS, "1")
        .putText(Tags.INSTANCE_NUMBER, Vr.IS, "1")
        .putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2")
        .put(number(Tags.SAMPLES_PER_PIXEL, 1))
        .put(number(Tags.ROWS, SIDE))
        .put(number(Tags.COLUMNS, SIDE))
        .put(number(Tags.BITS_ALLOCATED, Byte.SIZE))
        .put(number(Tags.BITS_STORED, Byte.SIZE))
        .put(number(Tags.HIGH_BIT, Byte.SIZE - 1))
        .put(number(Tags.PIXEL_REPRESENTATION, 0));
  }

  private static Element number(int tag, int value) {
    return Element.value(tag, Vr.US, new byte[] {(byte) value, (byte) (value >>> Byte.SIZE)});
  }

  private static Element pixels(byte[] frame) {
    return Element.value(Tags.PIXEL_DATA, Vr.OB, frame);
  }
}
