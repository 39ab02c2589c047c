package org.isocenter.retrieve.app;

/**
 * What is known of the text of a settled series without reading it.
 *
 * @param series which series
 * @param baseUrl what every BulkDataURI in the text begins with
 * @param digest of the series' {@link Snapshot} from which the text was made
 * @param length bytes of the text
 * @param crc32 CRC-32 of the text
 * @param deflatedLength bytes of the text as a raw DEFLATE stream (RFC 1951)
 */
public record SettledText(
    Scope.Series series,
    String baseUrl,
    String digest,
    long length,
    int crc32,
    long deflatedLength) {}
