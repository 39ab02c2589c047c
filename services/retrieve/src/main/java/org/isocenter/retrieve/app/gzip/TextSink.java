package org.isocenter.retrieve.app.gzip;

import java.io.IOException;

/** Takes a text piece by piece, each piece either already deflated or a short literal. */
public interface TextSink {

  void write(DeflatedRun run) throws IOException;

  void write(Literal literal) throws IOException;

  /** Writes what belongs behind the last piece. Does not close the stream behind it. */
  void finish() throws IOException;
}
