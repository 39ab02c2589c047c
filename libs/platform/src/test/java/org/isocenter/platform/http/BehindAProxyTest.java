package org.isocenter.platform.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BehindAProxyTest.TrustingLoopback.class)
class BehindAProxyTest {

  /** As when a proxy runs on the same machine. */
  public static class TrustingLoopback implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("isocenter.trusted-proxies", "127.0.0.0/8,::1");
    }
  }

  @Test
  void believesWhatATrustedProxyForwards() {
    given()
        .header("X-Forwarded-Proto", "https")
        .header("X-Forwarded-Host", "pacs.example.org")
        .header("X-Forwarded-Prefix", "/hospital")
        .get("/dicom-web/failing/base-url")
        .then()
        .body(equalTo("https://pacs.example.org/hospital/dicom-web"));
    given()
        .header("Forwarded", "for=192.0.2.60;proto=https;host=\"pacs.example.org:444\"")
        .get("/dicom-web/failing/base-url")
        .then()
        .body(equalTo("https://pacs.example.org:444/dicom-web"));
  }
}
