package org.isocenter.dicomweb;

/** What a response holds, as far as its media types depend on it: PS3.18 table 8.7.3-1 and 10.4. */
public enum ResourceKind {
  /** The instances of a study or series. */
  INSTANCES,
  /** One instance. */
  INSTANCE,
  /** Metadata of a study or series: any number of data sets. */
  METADATA,
  /** Metadata of one instance: one data set. */
  INSTANCE_METADATA,
  /** One frame: as a single part or as multipart. */
  FRAME,
  /** Several frames: multipart only. */
  FRAMES,
  /**
   * One bulk data value. For anything but pixel data the stored transfer syntax to negotiate with
   * is Explicit VR Little Endian, whatever the instance's.
   */
  BULK_DATA,
  /** All bulk data or all pixel data of one or more instances: multipart only. */
  BULK_DATA_SET,
  /** Matches of a search. */
  SEARCH_RESULTS,
  /** The answer to a Store or storage commitment transaction. */
  STORE_RESPONSE;

  /** The kind of a frames resource with {@code count} frames in its path. */
  public static ResourceKind frames(int count) {
    return count == 1 ? FRAME : FRAMES;
  }

  /** Whether a single part of this type may answer, PS3.18 sections 8.6.1.2.1 and 8.6.1.3. */
  boolean servesSinglePart(MediaType type) {
    return switch (this) {
      case INSTANCES -> type.sameEssence(MediaType.ZIP);
      case FRAMES, BULK_DATA_SET -> false;
      case METADATA, SEARCH_RESULTS -> !type.sameEssence(MediaType.DICOM_XML);
      case INSTANCE, INSTANCE_METADATA, FRAME, BULK_DATA, STORE_RESPONSE -> true;
    };
  }

  /** Whether a client that accepts anything gets multipart/related. */
  boolean prefersMultipart() {
    return switch (this) {
      case INSTANCES, INSTANCE, FRAME, FRAMES, BULK_DATA, BULK_DATA_SET -> true;
      case METADATA, INSTANCE_METADATA, SEARCH_RESULTS, STORE_RESPONSE -> false;
    };
  }

  /** Whether a rendered answer would be another than the one in DICOM media types. */
  boolean differsWhenRendered() {
    return switch (this) {
      case INSTANCES, INSTANCE, FRAME, FRAMES -> true;
      case METADATA, INSTANCE_METADATA, BULK_DATA, BULK_DATA_SET -> false;
      case SEARCH_RESULTS, STORE_RESPONSE -> false;
    };
  }

  /** Whether bytes as stored are what a client means that names no transfer syntax. */
  boolean isBulkData() {
    return this == BULK_DATA || this == BULK_DATA_SET;
  }

  boolean isWholeInstances() {
    return this == INSTANCES || this == INSTANCE;
  }
}
