package org.isocenter.retrieve.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.retrieve.app.Scope;
import org.isocenter.retrieve.app.StoredInstance;

/** A row without its metadata, read with many others. */
final class InstanceRow {

  static final String COLUMNS =
      "study_instance_uid, version, object_key, size, sha256, transfer_syntax_uid, frames,"
          + " bulk_data";

  private InstanceRow() {}

  /** From a row that also has {@link RowPosition#COLUMNS}. */
  static StoredInstance read(ResultSet row) throws SQLException {
    return new StoredInstance(
        new Scope.Instance(
            row.getString("study_instance_uid"),
            row.getString("series_instance_uid"),
            row.getString("sop_instance_uid")),
        row.getLong("version"),
        new ObjectKey(row.getString("object_key")),
        row.getLong("size"),
        HexFormat.of().formatHex(row.getBytes("sha256")),
        TransferSyntax.of(row.getString("transfer_syntax_uid")),
        FrameTable.fromBytes(row.getBytes("frames")),
        BulkDataColumn.parse(row.getString("bulk_data")));
  }
}
