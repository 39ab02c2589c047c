package org.isocenter.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of PS3.18 sections 10 and 11. */
class TransactionNamesTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST,    /dicom-web/studies,                                              Store
          POST,    /dicom-web/studies/1.2,                                          Store
          DELETE,  /dicom-web/studies/1.2/series/3,                                 Delete
          GET,     /dicom-web/studies,                                              Search
          HEAD,    /dicom-web/studies,                                              Search
          GET,     /dicom-web/studies/1.2/series/,                                  Search
          GET,     /dicom-web/studies/1.2/series/3/instances,                       Search
          GET,     /dicom-web/instances,                                            Search
          GET,     /dicom-web/studies/1.2,                                          RetrieveInstances
          GET,     /dicom-web/studies/1.2/series/3/instances/4,                     RetrieveInstances
          GET,     /dicom-web/studies/1.2/metadata,                                 RetrieveMetadata
          GET,     /dicom-web/studies/1.2/series/3/instances/4/frames/1,            RetrieveFrames
          GET,     /dicom-web/studies/1.2/series/3/instances/4/frames/1/rendered,   RetrieveRendered
          GET,     /dicom-web/studies/1.2/series/3/instances/4/bulkdata/7FE00010,   RetrieveBulkData
          GET,     /dicom-web/studies/1.2/thumbnail,                                RetrieveThumbnail
          GET,     /dicom-web/studies/1.2/series/3/instances/4/original,            RetrieveOriginal
          GET,     /dicom-web/wado,                                                 RetrieveByUri
          OPTIONS, /dicom-web/studies,                                              RetrieveCapabilities
          POST,    /dicom-web/workitems,                                            CreateWorkitem
          PUT,     /dicom-web/workitems/1.2/state,                                  ChangeWorkitemState
          POST,    /dicom-web/workitems/1.2/cancelrequest,                          RequestCancellation
          DELETE,  /dicom-web/workitems/1.2/subscribers/AE,                         Unsubscribe
          POST,    /dicom-web/workitems/1.2/subscribers/AE/suspend,                 SuspendSubscription
          GET,     /dicom-web/subscribers/AE,                                       OpenEventChannel
          GET,     /dicom-web/whatever/a/client/thinks/of,                          Other
          BREW,    /dicom-web/studies,                                              Other
          GET,     /robots.txt,                                                     Other
          GET,     /,                                                               Other
          """)
  void knowsARequestByItsMethodAndPath(String method, String path, String name) {
    assertThat(TransactionNames.of(method, path)).isEqualTo(name);
  }
}
