package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.htj2k.HtBlockDecoder;

/** The decoders of both kinds of code blocks for one request, with the arrays they use again. */
record BlockDecoders(BlockDecoder mq, HtBlockDecoder ht, DecodeRequest request) {

  BlockDecoders(DecodeRequest request) {
    this(new BlockDecoder(), new HtBlockDecoder(), request);
  }
}
