package org.isocenter.ingest.app;

/** The four UIDs by which an instance is found, all of them valid. */
public record InstanceRef(
    String sopClassUid, String sopInstanceUid, String studyInstanceUid, String seriesInstanceUid) {

  public SopReference sop() {
    return new SopReference(sopClassUid, sopInstanceUid);
  }

  @Override
  public String toString() {
    return studyInstanceUid + "/" + seriesInstanceUid + "/" + sopInstanceUid;
  }
}
