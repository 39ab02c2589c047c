package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.isocenter.dicom.data.Vr;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PS3.5 table 6.2-1. */
class ValueRulesTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          DA, 20260301
          DA, 2026.03.01
          DA, ''
          DA, 20260301\\20260302
          TM, 10
          TM, 235960.123456
          TM, 10:20:30
          DT, 2026
          DT, 202603011020
          DT, 20260301102030.5+0100
          DT, 2026-0500
          IS, -12
          IS, ' +7 '
          DS, 1.5\\-2e-3
          DS, 0.12345678901234567890
          AS, 045Y
          CS, ORIGINAL\\PRIMARY
          CS, NOT_A 1
          UI, 1.2.840.10008
          PN, A^B^C^D^E^F^G=x=y=z
          LO, anything at all
          """)
  void allows(Vr vr, String value) {
    assertThat(isAllowed(vr, value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          DA, 2026
          DA, 20261301
          DA, 20260132
          DA, 2026-03-01
          DA, 20260301\\x
          TM, 1
          TM, 2460
          TM, 102030.
          TM, 1020.5
          DT, 20261
          DT, 20260301x
          DT, 2026+01x0
          IS, 1.5
          IS, -
          DS, '1,5'
          DS, NaN
          DS, 1e
          AS, 45Y
          CS, lower
          CS, MUCH_TOO_LONG_TO_BE
          UI, 1.2.
          UI, name
          """)
  void doesNotAllow(Vr vr, String value) {
    assertThat(isAllowed(vr, value)).isFalse();
  }

  @Nested
  class Policy {
    private static final SampleInstance WRONG = SampleInstance.number(1).withModality("ct?");

    @TempDir Path folder;

    @Test
    void warnsAndStoresAsItIs() throws IOException {
      var setup = new StoreSetup(folder);

      var stored = (Stored) setup.store(ConflictPolicy.REJECT, WRONG.bytes()).outcomes().getFirst();

      assertThat(stored.warnings())
          .singleElement()
          .satisfies(warning -> {
            assertThat(warning.reason()).isEqualTo(WarningReason.DATA_SET_DOES_NOT_MATCH_SOP_CLASS);
            assertThat(warning.sentence()).contains("(0008,0060) CS").doesNotContain("ct?");
          });
      assertThat(setup.ledger.entry(WRONG.sopInstanceUid()).size()).isEqualTo(WRONG.bytes().length);
    }

    @Test
    void refusesWhenToldTo() throws IOException {
      var setup = new StoreSetup(folder);
      setup.validation = ValidationPolicy.REFUSE;

      var failed = (Failed) setup.store(ConflictPolicy.REJECT, WRONG.bytes()).outcomes().getFirst();

      assertThat(failed.instance()).isEqualTo(WRONG.ref().sop());
      assertThat(failed.failure().sentence()).contains("(0008,0060) CS");
      assertThat(setup.keys()).isEmpty();
    }

    @Test
    void doesNotLookWhenToldTo() throws IOException {
      var setup = new StoreSetup(folder);
      setup.validation = ValidationPolicy.OFF;

      var stored = (Stored) setup.store(ConflictPolicy.REJECT, WRONG.bytes()).outcomes().getFirst();

      assertThat(stored.warnings()).isEmpty();
    }
  }

  private static boolean isAllowed(Vr vr, String value) {
    byte[] bytes = ("##" + value.replace("\\\\", "\\") + "##").getBytes(StandardCharsets.US_ASCII);
    return ValueRules.areAllowed(vr, bytes, 2, bytes.length - 4);
  }
}
