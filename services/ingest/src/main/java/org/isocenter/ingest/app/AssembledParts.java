package org.isocenter.ingest.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.instance.BulkDataPart;
import org.isocenter.dicom.instance.InstanceAssembler;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicomweb.CountedInput;
import org.isocenter.dicomweb.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a request that brings metadata and bulk data apart, PS3.18 section 10.5.1.2: all
 * of it is taken in first, then each data set becomes one Part 10 object.
 */
public final class AssembledParts implements PartSource {
  private final PartSource received;
  private final MetadataModel model;
  private final AssemblyLimits limits;
  private final Spool spool;
  private final BulkParts bulk = new BulkParts();
  private final List<Dataset> datasets = new ArrayList<>();
  private final List<RefusedInstance> unreadable = new ArrayList<>();
  private @Nullable Iterator<ReceivedPart> parts;

  public AssembledParts(PartSource received, MetadataModel model, AssemblyLimits limits) {
    this.received = received;
    this.model = model;
    this.limits = limits;
    this.spool = new Spool(limits.memoryBytes(), limits.folder());
  }

  @Override
  public Optional<ReceivedPart> next() throws IOException {
    if (parts == null) {
      takeIn();
      parts = assembled().iterator();
    }
    return parts.hasNext() ? Optional.of(parts.next()) : Optional.empty();
  }

  @Override
  public void close() {
    spool.close();
    received.close();
  }

  private void takeIn() throws IOException {
    long metadataLeft = limits.metadataBytes();
    for (var part = received.next(); part.isPresent(); part = received.next()) {
      MediaType type = part.get().type().orElse(MediaType.OCTET_STREAM);
      if (model.isWrittenIn(type) && metadataLeft > 0) {
        var counted = new CountedInput(part.get().content());
        readMetadata(counted, metadataLeft);
        metadataLeft -= counted.count();
      } else {
        bulk.add(part.get().location(), type, spool.keep(part.get().content()));
      }
    }
  }

  private void readMetadata(InputStream text, long left) throws IOException {
    try {
      model.read(text, ReadLimits.DEFAULT.withTotalLength(left), datasets::add);
    } catch (DicomFormatException e) {
      unreadable.add(
          new RefusedInstance(
              FailureReason.CANNOT_UNDERSTAND,
              "The metadata is not readable: " + e.getMessage(),
              Optional.empty()));
    }
  }

  private List<ReceivedPart> assembled() {
    datasets.forEach(this::markUsed);
    List<ReceivedPart> all = new ArrayList<>();
    for (Dataset dataset : datasets) {
      var warnings = all.isEmpty() ? discarded() : List.<Warning>of();
      all.add(part(new Assembly(dataset), warnings));
    }
    unreadable.forEach(refused -> all.add(part(new Assembly(refused), List.of())));
    return all;
  }

  private static ReceivedPart part(InputStream content, List<Warning> warnings) {
    return new ReceivedPart(
        Optional.of(MediaType.APPLICATION_DICOM), Optional.empty(), content, warnings);
  }

  private void markUsed(Dataset dataset) {
    for (Element element : dataset) {
      switch (element) {
        case Element.Reference reference -> bulk.find(reference.uri());
        case Element.Sequence sequence -> sequence.items().forEach(this::markUsed);
        case Element.Value _, Element.Fragments _ -> {}
      }
    }
  }

  private List<Warning> discarded() {
    return bulk.unused() == 0
        ? List.of()
        : List.of(
            new Warning(
                WarningReason.ELEMENTS_DISCARDED,
                "%d bulk data parts are referred to by no metadata and were not stored."
                    .formatted(bulk.unused())));
  }

  /** One object, made when it is first asked for; a refusal comes once, then the end. */
  private final class Assembly extends InputStream {
    private @Nullable Dataset dataset;
    private @Nullable RefusedInstance refused;
    private @Nullable Spool whole;
    private InputStream object = InputStream.nullInputStream();

    Assembly(Dataset dataset) {
      this.dataset = dataset;
    }

    Assembly(RefusedInstance refused) {
      this.refused = refused;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      begin();
      int read = object.read(into, offset, count);
      if (read < 0 && whole != null) {
        whole.close();
        whole = null;
      }
      return read;
    }

    private void begin() throws IOException {
      var metadata = dataset;
      dataset = null;
      if (metadata != null) {
        object = assemble(metadata).open();
      }
      var why = refused;
      refused = null;
      if (why != null) {
        throw why;
      }
    }

    private BulkDataPart assemble(Dataset metadata) throws IOException {
      var reference = reference(metadata);
      whole = new Spool(limits.memoryBytes(), limits.folder());
      try {
        var syntax = PixelEncoding.of(metadata, bulk);
        var meta =
            FileMeta.of(
                uid(metadata, Tags.SOP_CLASS_UID), uid(metadata, Tags.SOP_INSTANCE_UID), syntax);
        // After an upgrade the same request must still give the same bytes.
        meta.elements().remove(Tags.IMPLEMENTATION_VERSION_NAME);
        return whole.keep(out -> InstanceAssembler.write(metadata, meta, this::find, out));
      } catch (RefusedInstance e) {
        throw e.about(reference);
      } catch (DicomFormatException e) {
        throw new RefusedInstance(
            FailureReason.CANNOT_UNDERSTAND,
            "No object can be made of it: " + e.getMessage(),
            reference);
      }
    }

    private List<BulkDataPart> find(Element.Reference reference) throws RefusedInstance {
      List<BulkDataPart> found =
          bulk.find(reference.uri()).stream().map(BulkParts.Part::data).toList();
      if (found.isEmpty()) {
        throw new RefusedInstance(
            FailureReason.PROCESSING_FAILURE,
            "No part has the Content-Location of the BulkDataURI of %08X."
                .formatted(reference.tag()),
            Optional.empty());
      }
      return found;
    }

    private Optional<SopReference> reference(Dataset metadata) {
      String sopClass = uid(metadata, Tags.SOP_CLASS_UID);
      String sop = uid(metadata, Tags.SOP_INSTANCE_UID);
      return Uid.isValid(sopClass) && Uid.isValid(sop)
          ? Optional.of(new SopReference(sopClass, sop))
          : Optional.empty();
    }

    private static String uid(Dataset metadata, int tag) {
      return metadata.string(tag).orElse("");
    }
  }
}
