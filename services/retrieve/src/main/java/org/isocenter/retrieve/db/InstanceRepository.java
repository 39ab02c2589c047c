package org.isocenter.retrieve.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Optional;
import org.hibernate.JDBCException;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.retrieve.app.Scope;
import org.isocenter.retrieve.app.StoredInstance;

/** Reads single instances by key. */
@ApplicationScoped
class InstanceRepository implements PanacheRepositoryBase<InstanceEntity, String> {

  Optional<StoredInstance> read(String sopInstanceUid) {
    try {
      var row = findByIdOptional(sopInstanceUid);
      // Not kept by the session: the next read asks the database again.
      row.ifPresent(getEntityManager()::detach);
      return row.map(InstanceRepository::toInstance);
    } catch (JDBCException e) {
      throw DatabaseFailure.of("An instance could not be looked up", e.getSQLException());
    }
  }

  private static StoredInstance toInstance(InstanceEntity row) {
    return new StoredInstance(
        new Scope.Instance(row.studyInstanceUid, row.seriesInstanceUid, row.sopInstanceUid),
        row.version,
        new ObjectKey(row.objectKey),
        row.size,
        HexFormat.of().formatHex(row.sha256),
        TransferSyntax.of(row.transferSyntaxUid),
        FrameTable.fromBytes(row.frames),
        BulkDataColumn.parse(row.bulkData));
  }
}
