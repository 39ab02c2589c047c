package org.isocenter.dicom.instance;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isocenter.dicom.data.AsciiText;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.dicom.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** One scan: every token goes to the JSON writer and past those that look for positions. */
final class ScanPass {
  private final DicomReader reader;
  private final BulkDataPolicy policy;
  private final MetadataDeflater deflater;
  private final IdentityListener listener;
  private final ValueListener values;
  private final JsonWriter json;
  private final PixelLayout layout = new PixelLayout();
  private final PixelPositions pixels;
  private final List<BulkDatum> bulkData = new ArrayList<>();

  private final Identification identification = new Identification();
  private @Nullable InstanceIdentity identity;

  ScanPass(
      DicomReader reader,
      BulkDataPolicy policy,
      MetadataDeflater deflater,
      JsonWriter json,
      ScanListeners listeners) {
    this.reader = reader;
    this.policy = policy;
    this.deflater = deflater;
    this.listener = listeners.identity();
    this.values = listeners.values();
    this.json = json;
    this.pixels = new PixelPositions(layout);
  }

  InstanceScan run(ObjectInput object) throws IOException {
    while (true) {
      switch (reader.next()) {
        case ELEMENT -> element();
        case SEQUENCE_START -> {
          identifyBefore(reader.tag());
          json.structure(reader);
        }
        case ITEM_START, ITEM_END, SEQUENCE_END -> json.structure(reader);
        case FRAGMENTS_START -> fragments();
        case OFFSET_TABLE, FRAGMENT, FRAGMENTS_END ->
            throw new IllegalStateException("fragments outside of pixel data");
        case END -> {
          return end(object);
        }
      }
    }
  }

  private InstanceScan end(ObjectInput object) throws IOException {
    var known = identify();
    json.finish();
    object.transferTo(OutputStream.nullOutputStream());
    var meta = reader.fileMeta();
    boolean hasMeta = !meta.isEmpty();
    var syntax = reader.transferSyntax();
    List<String> warnings = new ArrayList<>(reader.warnings());
    warnings.addAll(json.warnings());
    var frames = pixels.frames(syntax);
    warnings.addAll(pixels.warnings());
    return new InstanceScan(
        hasMeta ? meta : FileMeta.of(known.sopClassUid(), known.sopInstanceUid(), syntax),
        hasMeta && object.hasPrefix(),
        syntax,
        known,
        deflater.finish(),
        frames,
        bulkData,
        object.count(),
        warnings);
  }

  private void element() throws IOException {
    boolean ofInstance = reader.depth() == 0;
    if (ofInstance) {
      identifyBefore(reader.tag());
    }
    if (isBulk(ofInstance)) {
      bulkElement(ofInstance);
      return;
    }
    reader.loadValue();
    boolean written =
        json.element(
            reader.tag(),
            reader.vr(),
            reader.valueBuffer(),
            reader.valueOffset(),
            (int) reader.length(),
            reader.bigEndian());
    if (written && ofInstance) {
      values.value(
          reader.tag(),
          reader.vr(),
          reader.valueBuffer(),
          reader.valueOffset(),
          (int) reader.length());
      observe();
    }
  }

  private boolean isBulk(boolean ofInstance) {
    return policy.isBulk(reader.vr(), reader.length())
        || (ofInstance && PixelPositions.isPixelData(reader.tag()) && reader.length() > 0);
  }

  private void bulkElement(boolean ofInstance) throws IOException {
    if (!bulkDatum(reader.position(), reader.length()) || !ofInstance) {
      return;
    }
    if (PixelPositions.isPixelData(reader.tag())) {
      pixels.uncompressed(reader.position(), reader.length());
    } else if (PixelPositions.isOffsetTable(reader.tag())) {
      pixels.offsetTable(reader.tag(), reader.readValue());
    }
  }

  private boolean bulkDatum(long offset, long length) throws IOException {
    int tag = reader.tag();
    boolean written = json.bulkData(tag, reader.vr());
    if (written) {
      bulkData.add(new BulkDatum(json.path(tag), reader.vr(), offset, length));
    }
    return written;
  }

  private void fragments() throws IOException {
    boolean ofInstance = reader.depth() == 0;
    if (ofInstance) {
      identifyBefore(reader.tag());
    }
    long start = reader.position();
    long end = pixels.fragments(reader, ofInstance);
    bulkDatum(start, end - start);
  }

  private void observe() {
    if (Identification.isPart(reader.tag())) {
      identification.observe(reader.tag(), text());
    } else if (PixelPositions.isOffsetTable(reader.tag())) {
      int from = reader.valueOffset();
      int to = from + (int) reader.length();
      pixels.offsetTable(reader.tag(), Arrays.copyOfRange(reader.valueBuffer(), from, to));
    } else {
      layout.observe(reader);
    }
  }

  private String text() {
    return AsciiText.of(reader.valueBuffer(), reader.valueOffset(), (int) reader.length());
  }

  private void identifyBefore(int tag) throws IOException {
    if (identity == null
        && reader.depth() == 0
        && Integer.compareUnsigned(tag, Tags.SERIES_INSTANCE_UID) > 0) {
      identify();
    }
  }

  /** Elements out of order come too late: what an instance is must be known before it is long. */
  private InstanceIdentity identify() throws IOException {
    if (identity == null) {
      identity = identification.identity();
      listener.identified(identity, reader.transferSyntax());
      deflater.identified(identity);
    }
    return identity;
  }
}
