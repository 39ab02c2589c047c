package org.isocenter.ingest.app;

/** The four UIDs by which an instance is found, all of them valid. */
public record InstanceRef(
    String sopClassUid, String sopInstanceUid, String studyInstanceUid, String seriesInstanceUid) {

  public SopReference sop() {
    return new SopReference(sopClassUid, sopInstanceUid);
  }

  boolean isInSeriesOf(InstanceRef other) {
    return studyInstanceUid.equals(other.studyInstanceUid)
        && seriesInstanceUid.equals(other.seriesInstanceUid);
  }

  @Override
  public String toString() {
    return studyInstanceUid + "/" + seriesInstanceUid + "/" + sopInstanceUid;
  }
}
