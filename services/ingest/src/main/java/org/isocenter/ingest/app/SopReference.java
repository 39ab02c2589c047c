package org.isocenter.ingest.app;

/** Names a SOP instance as the sequences of the store response do, PS3.18 table I.2-1. */
public record SopReference(String sopClassUid, String sopInstanceUid) {}
