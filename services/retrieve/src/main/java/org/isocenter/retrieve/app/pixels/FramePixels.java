package org.isocenter.retrieve.app.pixels;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.json.JsonReader;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.FrameCodecs;
import org.isocenter.imaging.frame.ImagePixel;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.Holdings;
import org.isocenter.retrieve.app.ObjectContents;
import org.isocenter.retrieve.app.PixelWords;
import org.isocenter.retrieve.app.StoredInstance;
import org.isocenter.retrieve.app.frames.FramePlan;
import org.isocenter.retrieve.app.frames.FramePlan.Words;
import org.isocenter.retrieve.app.frames.FrameReader;
import org.isocenter.retrieve.app.frames.FrameSlices;

/** Decodes single frames of stored instances, within bounded memory and time. */
@ApplicationScoped
public class FramePixels {

  /** What a frame takes while it is encoded: planes of integers, and the result. */
  private static final int ENCODING_BYTES_PER_VALUE = 12;

  private static final int BEST_QUALITY = 100;

  private final Holdings holdings;
  private final ObjectContents contents;
  private final FrameCodecs codecs;
  private final DecodeLimits limits;
  private final DecodeRoom room;

  public FramePixels(
      Holdings holdings, ObjectContents contents, FrameCodecs codecs, DecodeLimits limits) {
    this.holdings = holdings;
    this.contents = contents;
    this.codecs = codecs;
    this.limits = limits;
    this.room = new DecodeRoom(limits.maxBytes(), limits.waitFor());
  }

  /** How busy decoding is. */
  public DecodeLoad load() {
    return room.load();
  }

  /**
   * The instance as an image.
   *
   * @throws CodecException when it has no frames, says too little of them, or is too large
   */
  public StoredImage image(StoredInstance instance) throws CodecException {
    Dataset attributes = attributes(instance);
    if (instance.frames().count() == 0) {
      throw new CodecException(instance.syntax(), -1, "There is no pixel data.");
    }
    PixelFormat declared = declared(instance, attributes);
    if (declared.pixels() > limits.maxPixels() || !room.holds(decoding(instance, declared, 0))) {
      throw new CodecException(
          instance.syntax(),
          -1,
          "A frame of %d x %d is larger than what is decoded here."
              .formatted(declared.rows(), declared.columns()));
    }
    return new StoredImage(instance, attributes, declared);
  }

  private static PixelFormat declared(StoredInstance instance, Dataset attributes)
      throws CodecException {
    try {
      return ImagePixel.format(attributes);
    } catch (IllegalArgumentException e) {
      throw new CodecException(instance.syntax(), -1, String.valueOf(e.getMessage()), e);
    }
  }

  /** The data set of an instance; larger values are references by path. */
  public Dataset attributes(StoredInstance instance) {
    var metadata = holdings.metadata(holdings.snapshot(instance.location())).iterator();
    if (!metadata.hasNext()) {
      return new Dataset();
    }
    try {
      return JsonReader.keepingReferences(ReadLimits.DEFAULT)
          .read(new ByteArrayInputStream(metadata.next().json("")));
    } catch (IOException e) {
      throw new UncheckedIOException("Metadata is no DICOM JSON", e);
    }
  }

  /** Whether frames of {@code syntax} can be decoded. */
  public boolean decodes(TransferSyntax syntax) {
    return codecs.decoder(syntax).isPresent();
  }

  /**
   * Which frame is wanted of an image.
   *
   * @param number counted from 1
   * @param discardLevels resolutions that are not needed, see {@link DecodeRequest}
   * @param bytes that the use of the frame takes, its samples included
   */
  public record Wanted(int number, int discardLevels, long bytes) {}

  /** What is done with a decoded frame while there is room for it. */
  @FunctionalInterface
  public interface Use<T, E extends Exception> {
    T of(Samples samples) throws CodecException, E;
  }

  /** A frame in another transfer syntax, and what its samples turned out to be. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Transcoded(PixelFormat format, byte[] bytes) {}

  /**
   * Decodes one frame and encodes it anew, lossless as {@code syntax} is.
   *
   * @param number counted from 1
   * @throws CodecException when the frame is broken, beyond a limit, or of a kind without a codec
   */
  Transcoded transcode(StoredImage image, int number, TransferSyntax syntax)
      throws IOException, CodecException {
    var encoder =
        codecs
            .encoder(syntax)
            .orElseThrow(() -> new CodecException(syntax, -1, "It is not encoded here."));
    long encoding = image.declared().values() * ENCODING_BYTES_PER_VALUE;
    var wanted = new Wanted(number, 0, encoding);
    return decode(
        image,
        wanted,
        samples ->
            new Transcoded(
                samples.format(),
                encoder.encode(
                    samples, new EncodeRequest(syntax, BEST_QUALITY, codecLimits(limits)))));
  }

  /** Decodes one frame and makes something of it, both in the same room. */
  public <T, E extends Exception> T decode(StoredImage image, Wanted wanted, Use<T, E> use)
      throws IOException, CodecException, E {
    var frame = new StoredFrame(image, wanted.number());
    long stream = frame.slices().byteLength();
    long decoding = decoding(image.instance(), image.declared(), stream);
    try (var frames = open(image, stream + Math.max(decoding, wanted.bytes()))) {
      return use.of(frames.decode(frame, wanted.discardLevels()));
    }
  }

  /**
   * Makes room for frames that are needed together, of which one is decoded after the other.
   *
   * @param wanted at least one
   * @param bytes that are kept of them beside the one that is decoded, and what is made of them
   */
  DecodedFrames decodeAll(List<StoredFrame> wanted, long bytes) throws CodecException {
    long most = 0;
    for (var frame : wanted) {
      long stream = frame.slices().byteLength();
      var image = frame.image();
      most = Math.max(most, stream + decoding(image.instance(), image.declared(), stream));
    }
    return open(wanted.getFirst().image(), most + bytes);
  }

  private DecodedFrames open(StoredImage image, long bytes) throws CodecException {
    if (!room.holds(bytes)) {
      throw new CodecException(
          image.instance().syntax(),
          -1,
          "The frame would take " + bytes + " bytes, which is too much.");
    }
    return new DecodedFrames(room.enter(bytes), codecLimits(limits));
  }

  /** Decodes in the room that has been made, and in the time of one frame for all together. */
  final class DecodedFrames implements AutoCloseable {
    private final DecodeRoom.Room taken;
    private final CodecLimits costs;

    private DecodedFrames(DecodeRoom.Room taken, CodecLimits costs) {
      this.taken = taken;
      this.costs = costs;
    }

    Samples decode(StoredFrame frame, int discardLevels) throws IOException, CodecException {
      var image = frame.image();
      TransferSyntax syntax = image.instance().syntax();
      var decoder =
          codecs
              .decoder(syntax)
              .orElseThrow(() -> new CodecException(syntax, -1, "It is not decoded here."));
      if (costs.deadline().expired()) {
        throw new CodecException(syntax, -1, "The frames take too long to decode.");
      }
      return decoder.decode(
          read(image, frame.slices()),
          new DecodeRequest(syntax, image.declared(), discardLevels, costs));
    }

    @Override
    public void close() {
      taken.close();
    }
  }

  /** Does other work that takes about {@code bytes}, in the room that frames are decoded in. */
  public <T> T within(long bytes, Supplier<T> work) {
    try (var _ = room.enter(bytes)) {
      return work.get();
    }
  }

  /** What the work on one frame may cost that begins now. */
  CodecLimits codecLimits() {
    return codecLimits(limits);
  }

  private static CodecLimits codecLimits(DecodeLimits limits) {
    return new CodecLimits(limits.maxPixels(), limits.maxBytes(), Deadline.in(limits.time()));
  }

  /** Nothing for what is not decoded here. */
  private long decoding(StoredInstance instance, PixelFormat declared, long stream) {
    return codecs
        .decoder(instance.syntax())
        .map(decoder -> decoder.memory(declared, stream))
        .orElse(0L);
  }

  private byte[] read(StoredImage image, FrameSlices slices) throws IOException {
    var words = words(image);
    var run = FramePlan.of(List.of(slices), words.words()).runs().getFirst();
    try (var in = words.littleEndian(contents.openValue(image.instance(), run.range()))) {
      return new FrameReader(in, run.range().offset()).read(slices);
    }
  }

  /** Cells wider than a byte are left to the decoder, which reads them in the order they have. */
  private static PixelWords words(StoredImage image) {
    var words = PixelWords.of(image.instance());
    return image.declared().bitsAllocated() <= Byte.SIZE
        ? words
        : new PixelWords(words.vr(), Words.BYTES);
  }

  /**
   * The bytes of a value that the metadata only refers to, if it is no longer than {@code most}.
   */
  public Optional<byte[]> value(StoredInstance instance, String path, int most) throws IOException {
    var value = instance.bulkValue(path).filter(found -> found.length() <= most);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var range = new ByteRange(value.get().offset(), value.get().length());
    try (var in = contents.openValue(instance, range)) {
      return Optional.of(in.readAllBytes());
    }
  }
}
