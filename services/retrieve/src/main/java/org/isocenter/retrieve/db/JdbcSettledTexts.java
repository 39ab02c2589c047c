package org.isocenter.retrieve.db;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.isocenter.retrieve.app.Scope;
import org.isocenter.retrieve.app.SettledText;
import org.isocenter.retrieve.app.SettledTexts;

/** Texts of settled series in PostgreSQL. */
@ApplicationScoped
class JdbcSettledTexts implements SettledTexts {

  /** Read at once: bounds the memory of an answer, whatever the length of its text. */
  private static final int PIECE = 1 << 20;

  private static final String OF_BASE_URL =
      " where series_instance_uid = ? and study_instance_uid = ? and base_url = ? and digest = ?";
  private static final String FIND =
      "select text_length, crc32, octet_length(deflated) from retrieve.settled" + OF_BASE_URL;
  private static final String PIECES =
      "select substring(deflated from ? for ?) from retrieve.settled" + OF_BASE_URL;
  private static final String KEEP =
      """
      insert into retrieve.settled (series_instance_uid, study_instance_uid, base_url, digest,
        text_length, crc32, deflated) values (?, ?, ?, ?, ?, ?, ?)
      on conflict (series_instance_uid, study_instance_uid, base_url) do update set
        digest = excluded.digest, text_length = excluded.text_length, crc32 = excluded.crc32,
        deflated = excluded.deflated
      """;
  private static final String REMOVE_OTHERS =
      """
      delete from retrieve.settled
      where series_instance_uid = ? and study_instance_uid = ? and base_url <> all (?)
      """;
  private static final String REMOVE =
      "delete from retrieve.settled where series_instance_uid = any (?)";

  private final AgroalDataSource database;

  JdbcSettledTexts(@DataSource("retrieve-db") AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public Optional<SettledText> find(Scope.Series series, String baseUrl, String digest) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(FIND)) {
      statement.setString(1, series.seriesInstanceUid());
      statement.setString(2, series.studyInstanceUid());
      statement.setString(3, baseUrl);
      statement.setString(4, digest);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new SettledText(
                    series, baseUrl, digest, rows.getLong(1), rows.getInt(2), rows.getLong(3)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of("The text of a series could not be looked up", e);
    }
  }

  @Override
  public Iterable<byte[]> deflated(SettledText text) {
    return () ->
        new Iterator<>() {
          private long read;

          @Override
          public boolean hasNext() {
            return read < text.deflatedLength();
          }

          @Override
          public byte[] next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            var piece = piece(text, read);
            read = piece.length == 0 ? text.deflatedLength() : read + piece.length;
            return piece;
          }
        };
  }

  private byte[] piece(SettledText text, long offset) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(PIECES)) {
      statement.setInt(1, Math.toIntExact(offset + 1));
      statement.setInt(2, PIECE);
      statement.setString(3, text.series().seriesInstanceUid());
      statement.setString(4, text.series().studyInstanceUid());
      statement.setString(5, text.baseUrl());
      statement.setString(6, text.digest());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getBytes(1) : new byte[0];
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of("The text of a series could not be read", e);
    }
  }

  @Override
  @Transactional
  public void keep(SettledText text, byte[] deflated, Set<String> baseUrls) {
    try (var connection = database.getConnection();
        var insertion = connection.prepareStatement(KEEP);
        var removal = connection.prepareStatement(REMOVE_OTHERS)) {
      insertion.setString(1, text.series().seriesInstanceUid());
      insertion.setString(2, text.series().studyInstanceUid());
      insertion.setString(3, text.baseUrl());
      insertion.setString(4, text.digest());
      insertion.setLong(5, text.length());
      insertion.setInt(6, text.crc32());
      insertion.setBytes(7, deflated);
      insertion.executeUpdate();
      removal.setString(1, text.series().seriesInstanceUid());
      removal.setString(2, text.series().studyInstanceUid());
      removal.setArray(3, connection.createArrayOf("text", baseUrls.toArray()));
      removal.executeUpdate();
    } catch (SQLException e) {
      throw DatabaseFailure.of("The text of a series could not be kept", e);
    }
  }

  @Override
  @Transactional
  public void remove(Scope.Series series) {
    try (var connection = database.getConnection()) {
      remove(connection, Set.of(series.seriesInstanceUid()));
    } catch (SQLException e) {
      throw DatabaseFailure.of("The text of a series could not be removed", e);
    }
  }

  /** Removes the texts of these series in the caller's transaction. */
  static void remove(Connection connection, Collection<String> seriesInstanceUids)
      throws SQLException {
    try (var removal = connection.prepareStatement(REMOVE)) {
      removal.setArray(1, connection.createArrayOf("text", seriesInstanceUids.toArray()));
      removal.executeUpdate();
    }
  }
}
