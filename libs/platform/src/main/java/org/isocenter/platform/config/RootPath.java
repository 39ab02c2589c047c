package org.isocenter.platform.config;

/**
 * The path of the DICOMweb root.
 *
 * @param value begins with a slash and ends without one; empty when the root is that of the server
 */
public record RootPath(String value) {

  static RootPath of(String configured) {
    var path = configured.startsWith("/") ? configured : "/" + configured;
    return new RootPath(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }
}
