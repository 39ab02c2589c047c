package org.isocenter.retrieve.app;

/** Metadata in the form agreed on. */
public sealed interface MetadataAnswer permits MetadataText, MetadataXml {}
