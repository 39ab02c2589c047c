package org.isocenter.retrieve.rest;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import org.isocenter.retrieve.fixture.Archive;
import org.isocenter.retrieve.fixture.Client;
import org.junit.jupiter.api.BeforeEach;

/** A running service, what fills it and what asks it. */
abstract class RetrieveContract {

  @TestHTTPResource("/dicom-web")
  String baseUrl;

  @Inject Archive archive;
  Client client = new Client("");

  @BeforeEach
  final void connect() {
    client = new Client(baseUrl);
  }
}
