package org.isocenter.retrieve.app;

/** How metadata is coded on its way, RFC 9110 8.4.1. */
public enum ContentCoding {
  GZIP,
  IDENTITY
}
