package org.isocenter.imaging.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.isocenter.imaging.codec.htj2k.HtBlockEncoder;
import org.isocenter.imaging.frame.PixelFormat;

/**
 * A code stream of a single HT block with refining passes, which no encoder at hand writes: a
 * cleanup pass of all bit planes but the last, and any bits for the last one.
 */
final class RefinedStream {
  private RefinedStream() {}

  static byte[] of(PixelFormat format, int passes, boolean causal, long seed) {
    var random = new Random(seed);
    int[] values = new int[format.rows() * format.columns()];
    for (int i = 0; i < values.length; i++) {
      int magnitude = random.nextInt(3) == 0 ? random.nextInt(1 << random.nextInt(1, 10)) : 0;
      values[i] = random.nextBoolean() ? magnitude : -magnitude;
    }
    byte[] cleanup = new HtBlockEncoder().encode(values, format.columns(), format.rows());
    byte[] refined = new byte[values.length / 6 + 3];
    for (int i = 0; i < refined.length; i++) {
      refined[i] = (byte) random.nextInt(0x90);
    }
    int style = CodingStyle.HIGH_THROUGHPUT | (causal ? CodingStyle.CAUSAL : 0);
    byte[] whole = {(byte) 0xFF};
    var writer = new CodestreamWriter(new CodingStyle(0, 6, 6, style, true, whole));
    var quantization = new Quantization(false, 2, new int[] {format.bitsStored() << 11});
    writer.writeSize(format, quantization.bitPlanes(0));
    writer.writeStyle(Progression.Order.LRCP, false);
    writer.writeQuantization(quantization);
    var packet = new ByteArrayOutputStream();
    writeHeader(packet, quantization.bitPlanes(0) - 2, passes, cleanup.length, refined.length);
    packet.writeBytes(cleanup);
    packet.writeBytes(refined);
    byte[] stream = writer.finish(packet, false);
    return Arrays.copyOf(stream, stream.length);
  }

  private static void writeHeader(
      ByteArrayOutputStream packet, int zeroPlanes, int passes, int cleanup, int refined) {
    int lengthBits = 16;
    var bits = new PacketBitsWriter(packet);
    bits.bits(3, 2);
    bits.bits(1, zeroPlanes + 1);
    bits.bits(passes == 2 ? 2 : 0xC, passes == 2 ? 2 : 4);
    for (int i = 3; i < lengthBits; i++) {
      bits.bit(1);
    }
    bits.bit(0);
    bits.bits(cleanup, lengthBits);
    bits.bits(refined, lengthBits + passes - 2);
    bits.finish();
  }
}
