package org.isocenter.retrieve.app.reports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.retrieve.app.Holdings;
import org.isocenter.retrieve.app.MetadataValues;
import org.isocenter.retrieve.app.StoredInstance;
import org.isocenter.retrieve.app.pixels.FramePixels;
import org.isocenter.retrieve.app.reports.ReportReader.TooLongException;

/** Structured reports and key object selections as text for people, PS3.18 table 8.7.4-1. */
@ApplicationScoped
public class RenderedReports {

  public static final MediaType HTML = MediaType.of("text/html");
  public static final MediaType PLAIN = MediaType.of("text/plain");
  public static final MediaType XML = MediaType.of("text/xml");

  /** What reports can be had as, the default first. */
  public static final List<MediaType> TYPES = List.of(HTML, PLAIN, XML);

  private static final String SOP_CLASS = "00080016";
  private static final String VALUE_TYPE = "0040A040";
  private static final Set<String> ROOT = Set.of(SOP_CLASS, VALUE_TYPE);

  /** Begin of all SOP classes of reports, PS3.4 table B.5-1. */
  private static final String SOP_CLASSES = "1.2.840.10008.5.1.4.1.1.88.";

  /** Elements and items of a data set that one content item is made of, at most and about. */
  private static final int ELEMENTS_PER_ITEM = 32;

  private static final int MOST_ELEMENTS = ReadLimits.DEFAULT.elements();

  /** What a byte of JSON may take while it is read, sorted and written. */
  private static final int WORK_PER_BYTE = 24;

  private final Holdings holdings;
  private final FramePixels room;
  private final ReportLimits limits;

  RenderedReports(Holdings holdings, FramePixels room, ReportLimits limits) {
    this.holdings = holdings;
    this.room = room;
    this.limits = limits;
  }

  /** Whether the instance has the SR Document Content module, as its SOP class or root tells. */
  public boolean isReport(StoredInstance instance) {
    var values = metadata(instance).map(found -> MetadataValues.read(found, ROOT));
    return values
        .filter(root ->
            root.getOrDefault(SOP_CLASS, "").startsWith(SOP_CLASSES)
                || !root.getOrDefault(VALUE_TYPE, "").isEmpty())
        .isPresent();
  }

  /**
   * A report as a file.
   *
   * @param type one of {@link #TYPES}
   * @param baseUrl with which links to other resources begin
   * @throws NotAcceptable when it is larger than what is rendered
   */
  public byte[] file(StoredInstance instance, MediaType type, String baseUrl) {
    var metadata =
        metadata(instance).orElseThrow(() -> refusal(type, "it has been deleted meanwhile"));
    long bytes = metadata.segments().stream().mapToLong(Metadata.Segment::length).sum();
    if (bytes > limits.maxBytes()) {
      throw refusal(type, "its metadata has more than %d bytes".formatted(limits.maxBytes()));
    }
    return room.within(bytes * WORK_PER_BYTE, () -> written(metadata, type, baseUrl));
  }

  private byte[] written(Metadata metadata, MediaType type, String baseUrl) {
    try {
      var report = ReportReader.read(dataset(metadata), baseUrl, limits.maxItems());
      if (type.sameEssence(PLAIN)) {
        return ReportText.of(report);
      }
      return type.sameEssence(XML) ? ReportPage.xml(report) : ReportPage.of(report);
    } catch (TooLongException | DicomFormatException e) {
      throw refusal(type, "it is too long or too deep (%s)".formatted(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can be read", e);
    }
  }

  private Dataset dataset(Metadata metadata) throws IOException {
    long elements = (long) limits.maxItems() * ELEMENTS_PER_ITEM;
    var bounded = ReadLimits.DEFAULT.withElements((int) Math.min(MOST_ELEMENTS, elements));
    return JsonReader.keepingReferences(bounded).read(new ByteArrayInputStream(metadata.json("")));
  }

  private Optional<Metadata> metadata(StoredInstance instance) {
    var metadata = holdings.metadata(holdings.snapshot(instance.location())).iterator();
    return metadata.hasNext() ? Optional.of(metadata.next()) : Optional.empty();
  }

  private static NotAcceptable refusal(MediaType type, String reason) {
    return new NotAcceptable(List.of(new Considered(type.essence(), reason)));
  }
}
