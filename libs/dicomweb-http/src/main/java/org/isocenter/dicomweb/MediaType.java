package org.isocenter.dicomweb;

import static java.util.Locale.ROOT;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A media type with its parameters, PS3.18 section 8.7 and RFC 9110 section 8.3.1. Type, subtype
 * and parameter names are kept in lower case; parameter values without their quotes.
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {

  public static final MediaType APPLICATION_DICOM = of("application/dicom");
  public static final MediaType DICOM_JSON = of("application/dicom+json");
  public static final MediaType DICOM_XML = of("application/dicom+xml");
  public static final MediaType JSON = of("application/json");
  public static final MediaType OCTET_STREAM = of("application/octet-stream");
  public static final MediaType ZIP = of("application/zip");
  public static final MediaType MULTIPART_RELATED = of("multipart/related");
  public static final MediaType PROBLEM_JSON = of("application/problem+json");
  public static final MediaType ANY = of("*/*");

  private static final String WILDCARD = "*";

  public MediaType {
    type = type.toLowerCase(ROOT);
    subtype = subtype.toLowerCase(ROOT);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The type without parameters named by {@code essence}, such as {@code application/dicom}. */
  public static MediaType of(String essence) {
    return parse(essence);
  }

  /**
   * Reads a media type as clients really send it: quoted and unquoted values alike, spaces around
   * {@code =} and {@code ;}, a slash in an unquoted value.
   *
   * @throws DicomWebException.BadRequest when there is no {@code type/subtype}
   */
  public static MediaType parse(String text) {
    return tryParse(text)
        .orElseThrow(() ->
            new DicomWebException.BadRequest(
                "'" + HeaderText.shortened(text) + "' is not a media type."));
  }

  /** Like {@link #parse}, for callers who answer an unreadable type in their own way. */
  public static Optional<MediaType> tryParse(String text) {
    return HeaderText.mediaType(text);
  }

  /** Type and subtype without parameters. */
  public String essence() {
    return type + "/" + subtype;
  }

  /** The value of a parameter, without quotes; names are compared in any case. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name.toLowerCase(ROOT)));
  }

  /** This type with one parameter set. */
  public MediaType with(String name, String value) {
    var extended = new LinkedHashMap<>(parameters);
    extended.put(name.toLowerCase(ROOT), value);
    return new MediaType(type, subtype, extended);
  }

  /** This type without parameters. */
  public MediaType bare() {
    return parameters.isEmpty() ? this : new MediaType(type, subtype, Map.of());
  }

  /** Whether type and subtype are the same, whatever the parameters. */
  public boolean sameEssence(MediaType other) {
    return type.equals(other.type) && subtype.equals(other.subtype);
  }

  /** Whether {@code other} falls under this type read as a range; parameters are not compared. */
  public boolean includes(MediaType other) {
    return (type.equals(WILDCARD) || type.equals(other.type))
        && (subtype.equals(WILDCARD) || subtype.equals(other.subtype));
  }

  /** Whether this is a range such as {@code image/*} and not one type. */
  public boolean isWildcard() {
    return subtype.equals(WILDCARD);
  }

  /** The header form; a value is quoted only where it is no token. */
  @Override
  public String toString() {
    return essence()
        + parameters.entrySet().stream()
            .map(p -> "; " + p.getKey() + "=" + HeaderText.tokenOrQuoted(p.getValue()))
            .collect(Collectors.joining());
  }
}
