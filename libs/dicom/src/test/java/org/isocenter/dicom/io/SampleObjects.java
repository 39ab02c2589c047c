package org.isocenter.dicom.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.isocenter.dicom.data.Vr;

/** Small objects in every encoding, made by hand. */
final class SampleObjects {

  static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";
  static final String EXPLICIT_BIG = "1.2.840.10008.1.2.2";
  static final String IMPLICIT = "1.2.840.10008.1.2";
  static final String DEFLATED = "1.2.840.10008.1.2.1.99";
  static final String RLE = "1.2.840.10008.1.2.5";

  private SampleObjects() {}

  /** By name, in a fixed order. */
  static Map<String, byte[]> all() {
    var all = new LinkedHashMap<String, byte[]>();
    all.put("explicit", part10(EXPLICIT_LITTLE, dataset(ObjectBytes.explicitLittle())));
    all.put("big endian", part10(EXPLICIT_BIG, dataset(ObjectBytes.explicitBig())));
    all.put("implicit", part10(IMPLICIT, dataset(ObjectBytes.implicitLittle())));
    all.put("deflated", part10(DEFLATED, deflated(dataset(ObjectBytes.explicitLittle()))));
    all.put("encapsulated", part10(RLE, encapsulated()));
    all.put("UN sequence", part10(EXPLICIT_LITTLE, unknownSequence()));
    all.put("bare implicit", dataset(ObjectBytes.implicitLittle()).toArray());
    all.put("bare explicit", dataset(ObjectBytes.explicitLittle()).toArray());
    all.put("bare big endian", dataset(ObjectBytes.explicitBig()).toArray());
    return all;
  }

  static byte[] part10(String syntax, ObjectBytes dataset) {
    return ObjectBytes.part10(syntax, dataset).toArray();
  }

  /** Elements of several VRs and sequences with defined and undefined lengths within each other. */
  static ObjectBytes dataset(ObjectBytes bytes) {
    return bytes
        .text(0x00080016, Vr.UI, "1.2.840.10008.5.1.4.1.1.7\0")
        .text(0x00080018, Vr.UI, "2.25.1")
        .header(0x00081140, Vr.SQ, ObjectBytes.UNDEFINED)
        .item(ObjectBytes.UNDEFINED)
        .text(0x00081150, Vr.UI, "1.2\0")
        .header(0x00081199, Vr.SQ, 24)
        .item(8)
        .header(0x00081155, Vr.UI, 0)
        .item(0)
        .itemEnd()
        .item(0)
        .sequenceEnd()
        .header(0x00081115, Vr.SQ, 0)
        .text(0x00100010, Vr.PN, "Doe^Jane")
        .number(0x00280010, Vr.US, 2)
        .number(0x00280103, Vr.US, 1)
        .number(0x00280106, Vr.SS, 0xFFFE)
        .header(0x7FE00010, Vr.OW, 4)
        .int16(0x0102)
        .int16(0x0304);
  }

  static ObjectBytes encapsulated() {
    return ObjectBytes.explicitLittle()
        .text(0x00080018, Vr.UI, "2.25.1")
        .header(0x7FE00010, Vr.OB, ObjectBytes.UNDEFINED)
        .item(4)
        .int32(0)
        .item(6)
        .ascii("frame1")
        .item(2)
        .ascii("f2")
        .sequenceEnd();
  }

  static ObjectBytes unknownSequence() {
    var inner =
        ObjectBytes.implicitLittle()
            .item(ObjectBytes.UNDEFINED)
            .text(0x00080100, Vr.SH, "C1")
            .itemEnd()
            .sequenceEnd();
    return ObjectBytes.explicitLittle()
        .text(0x00090010, Vr.LO, "ACME")
        .header(0x00091010, Vr.UN, ObjectBytes.UNDEFINED)
        .raw(inner.toArray())
        .text(0x00100010, Vr.PN, "Doe^Jane");
  }

  static ObjectBytes deflated(ObjectBytes dataset) {
    var out = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (var deflating = new DeflaterOutputStream(out, deflater)) {
      deflating.write(dataset.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return ObjectBytes.explicitLittle().raw(out.toByteArray());
  }
}
