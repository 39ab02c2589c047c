package org.isocenter.ingest.rest;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Sends Store requests to the running service, exactly as written. */
public final class StowRequests {
  public static final String STUDIES = "/dicom-web/studies";

  static final String MULTIPART =
      "multipart/related; type=\"application/dicom\"; boundary=\"" + StowBodies.BOUNDARY + "\"";

  private static final RestAssuredConfig AS_IS =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                  .encodeContentTypeAs("multipart/related", ContentType.BINARY)
                  .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)
                  .encodeContentTypeAs("application/dicom", ContentType.BINARY)
                  .encodeContentTypeAs("application/json", ContentType.BINARY)
                  .encodeContentTypeAs("text/plain", ContentType.BINARY));

  private StowRequests() {}

  public static RequestSpecification request(String contentType) {
    return given().config(AS_IS).contentType(contentType);
  }

  public static ValidatableResponse store(byte[]... parts) {
    return request(MULTIPART).body(StowBodies.multipart(parts)).post(STUDIES).then();
  }

  /** One object as a single part. */
  public static ValidatableResponse storeSingle(byte[] object) {
    return request("application/dicom").body(object).post(STUDIES).then();
  }
}
