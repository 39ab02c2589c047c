package org.isocenter.retrieve.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.objectstore.ObjectKey;
import org.junit.jupiter.api.Test;

class RecordInstancesTest {

  @Test
  void keepsTheNewestVersionOfAnInstanceAnnouncedTwice() {
    var newest =
        RecordInstances.newest(
            List.of(version("1.1", 1), version("1.2", 7), version("1.1", 3), version("1.1", 2)));

    assertThat(newest)
        .extracting(InstanceChange::sopInstanceUid, InstanceChange::version)
        .containsExactly(tuple("1.1", 3L), tuple("1.2", 7L));
  }

  @Test
  void keepsTheFirstOfEqualVersions() {
    var first = version("1.1", 1);

    var newest = RecordInstances.newest(List.of(first, version("1.1", 1)));

    assertThat(newest.iterator().next()).isSameAs(first);
  }

  private static NewInstance version(String sopInstanceUid, long version) {
    var instance =
        new StoredInstance(
            new Scope.Instance("1", "1.0", sopInstanceUid),
            version,
            new ObjectKey("instances/x"),
            1,
            "00",
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            new FrameTable.None(),
            List.of());
    var metadata = new Metadata(new byte[1], List.of(new Metadata.Segment(1, 0, 0)));
    return new NewInstance(instance, metadata, 1, 1);
  }
}
