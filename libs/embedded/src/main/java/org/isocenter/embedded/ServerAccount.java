package org.isocenter.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * PostgreSQL refuses to run as root. A normal user runs it as is; root runs it in a user namespace
 * where root has no name, or, where namespaces are forbidden as in many containers, as {@code
 * nobody}, who then owns the folder.
 */
record ServerAccount(List<String> prefix, long owner) {
  private static final Logger log = Logger.getLogger(ServerAccount.class);
  private static final long NOBODY = 65534;
  private static final List<String> UNNAMED = List.of("unshare", "--user");
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  /** Chooses how to run the server that owns {@code folder}, and gives it the folder. */
  static ServerAccount forFolder(Path folder) throws IOException {
    var user = new UnixSystem().getUid();
    if (user != 0) {
      return new ServerAccount(List.of(), user);
    }
    var unnamed = new ServerAccount(UNNAMED, 0);
    var account = unnamed.canRun("true") ? unnamed : new ServerAccount(AS_NOBODY, NOBODY);
    account.takeOver(folder);
    if (!account.canRun("test", "-w", folder.toString())) {
      throw new EmbeddedFailure(
          "PostgreSQL does not run as root, and nobody (uid 65534) cannot reach "
              + folder
              + ": start Isocenter as a normal user, or choose a data folder others may enter.");
    }
    return account;
  }

  List<String> command(List<String> arguments) {
    var command = new ArrayList<>(prefix);
    command.addAll(arguments);
    return List.copyOf(command);
  }

  private void takeOver(Path folder) throws IOException {
    if (uid(folder) == owner) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", (int) owner, LinkOption.NOFOLLOW_LINKS);
      }
    }
    log.infof("PostgreSQL's folder %s now belongs to user %d", folder, owner);
  }

  private static int uid(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  /** The shell in between answers 127, not an exception, when a program is not installed. */
  private boolean canRun(String... probe) throws IOException {
    var command = new ArrayList<>(List.of("bash", "-c", "exec \"$@\"", "probe"));
    command.addAll(command(List.of(probe)));
    return Command.run(command, Redirect.DISCARD) == 0;
  }
}
