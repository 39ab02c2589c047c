package org.isocenter.embedded;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** What lies in an embedded server's folder: the cluster, its password and its log. */
record PostgresFolder(Path root) {
  private static final long LOG_LIMIT = 8L << 20;
  private static final int LOG_TAIL = 2000;

  /** The cluster itself, PostgreSQL's data directory. */
  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("server.log");
  }

  private Path passwordFile() {
    return root.resolve("password");
  }

  /** Made once, readable by the owner alone, so that no other local user can join. */
  String password() throws IOException {
    if (!Files.exists(passwordFile())) {
      writePassword();
    }
    return Files.readString(passwordFile()).strip();
  }

  private void writePassword() throws IOException {
    var secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var fresh = root.resolve("password.new");
    Files.deleteIfExists(fresh);
    try (var file = FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
      var line = HexFormat.of().formatHex(secret) + "\n";
      file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
      file.force(true);
    }
    Folders.publish(fresh, passwordFile());
  }

  /** Creates the cluster when there is none; an interrupted attempt is thrown away. */
  void createCluster(Path home, ServerAccount account, String user) throws IOException {
    if (Files.exists(data())) {
      return;
    }
    var fresh = root.resolve("data.new");
    // Not every system knows the locale C.UTF-8; in C, trigrams see ASCII letters only.
    for (var ctype : List.of("C.UTF-8", "C")) {
      Folders.delete(fresh);
      if (Command.run(initdb(home, account, user, fresh, ctype), Redirect.appendTo(log().toFile()))
          == 0) {
        Folders.publish(fresh, data());
        return;
      }
    }
    throw new EmbeddedFailure("PostgreSQL's initdb failed: " + logTail());
  }

  private List<String> initdb(
      Path home, ServerAccount account, String user, Path cluster, String ctype) {
    return account.command(
        List.of(
            home.resolve("bin/initdb").toString(),
            "--pgdata=" + cluster,
            "--username=" + user,
            "--pwfile=" + passwordFile(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--lc-ctype=" + ctype,
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums"));
  }

  /** Refuses a cluster that another major version wrote. */
  void requireVersion(String major) throws IOException {
    var version = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!version.equals(major)) {
      throw new EmbeddedFailure(
          "The data folder "
              + root
              + " was written by PostgreSQL "
              + version
              + ", this Isocenter carries PostgreSQL "
              + major
              + ".");
    }
  }

  void rotateLog() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
      Files.move(log(), root.resolve("server.log.1"), REPLACE_EXISTING);
    }
  }

  /** The end of the server's log, for the message of a failed start. */
  String logTail() throws IOException {
    if (!Files.exists(log())) {
      return "(no log)";
    }
    var text = new ArrayList<>(Files.readAllLines(log()));
    var tail = String.join("\n", text.subList(Math.max(0, text.size() - 12), text.size()));
    return tail.substring(Math.max(0, tail.length() - LOG_TAIL));
  }
}
