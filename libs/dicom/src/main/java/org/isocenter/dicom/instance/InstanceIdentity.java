package org.isocenter.dicom.instance;

/**
 * What an instance says it is: values without padding, as they are and perhaps invalid; empty when
 * absent.
 */
public record InstanceIdentity(
    String sopClassUid, String sopInstanceUid, String studyInstanceUid, String seriesInstanceUid) {}
