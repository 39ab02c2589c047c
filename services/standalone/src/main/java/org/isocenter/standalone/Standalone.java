package org.isocenter.standalone;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts Isocenter on one machine; everything it needs runs inside or under this process. */
@QuarkusMain
public class Standalone {
  public static void main(String... arguments) {
    // Until Quarkus has configured logging, every record of every level would be kept and replayed.
    Logger.getLogger("").setLevel(Level.INFO);
    var stop = OrderlyStop.onShutdown();
    var status = new Installation(stop).run(arguments);
    stop.finished(status);
    // Threads of the broker that are still winding down must not keep the JVM.
    System.exit(status);
  }
}
