package org.isocenter.retrieve.app.pixels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.jpeg.BaselineEncoder;
import org.isocenter.imaging.colour.ProfileException;
import org.isocenter.imaging.draw.DrawingLimitException;
import org.isocenter.imaging.render.FrameAttributes;
import org.isocenter.imaging.render.FrameRenderer;
import org.isocenter.imaging.render.GifWriter;
import org.isocenter.imaging.render.ImageAnnotation;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.PngWriter;
import org.isocenter.imaging.render.RegionOutsideException;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.retrieve.app.StoredInstance;

/** Pictures of frames as files, the ones lately asked for in memory. */
@ApplicationScoped
public class RenderedFrames {

  public static final MediaType JPEG = MediaType.of("image/jpeg");
  public static final MediaType PNG = MediaType.of("image/png");
  public static final MediaType GIF = MediaType.of("image/gif");

  /** What pictures can be had as, the default first. */
  public static final List<MediaType> TYPES = List.of(JPEG, PNG, GIF);

  private static final int ENTRY_BYTES = 512;

  private static final int HUNDREDTHS = 100;
  private static final int DEFAULT_DELAY = 10;

  /** Browsers show what is faster slowly. */
  private static final int SHORTEST_DELAY = 2;

  private final FramePixels pixels;
  private final FramePictures pictures;
  private final PresentationValues values;
  private final ColourProfiles profiles;
  private final Cache<Key, byte[]> cache;

  RenderedFrames(
      FramePixels pixels,
      FramePictures pictures,
      PresentationValues values,
      ColourProfiles profiles,
      RenderedCacheSize size) {
    this.pixels = pixels;
    this.pictures = pictures;
    this.values = values;
    this.profiles = profiles;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(size.bytes())
            .weigher((Key _, byte[] file) -> ENTRY_BYTES + file.length)
            .recordStats()
            .build();
  }

  /** How often pictures were there already. */
  public CacheStats cacheStats() {
    return cache.stats();
  }

  private record Key(String digest, int number, Rendition rendition, String type) {}

  /** Whether pictures can be made of the instance, as far as its transfer syntax tells. */
  public boolean renders(StoredInstance instance) {
    return instance.frames().count() > 0 && pixels.decodes(instance.syntax());
  }

  /**
   * A frame as a file, under a presentation state where the subject has one.
   *
   * @throws NotAcceptable when no picture can be made of it, with a sentence that says why
   * @throws BadRequest when the region asked for lies outside of it
   */
  public byte[] file(Subject subject, Rendition rendition, MediaType type) {
    var key = new Key(subject.digest(), subject.number(), rendition, type.essence());
    byte[] known = cache.getIfPresent(key);
    if (known != null) {
      return known;
    }
    byte[] file =
        attempt(
            subject.image(),
            type,
            () -> {
              var image = pixels.image(subject.image());
              var colours = profiles.of(image, subject.number(), rendition.profile());
              byte[] plain =
                  render(
                      pictures.shown(image, subject),
                      rendition,
                      picture -> encode(colours.converted(picture), key, colours));
              return colours.declared(plain, key.type);
            });
    cache.put(key, file);
    return file;
  }

  /** All frames, one after the other; the first one is rendered before anything is written. */
  public Animation animation(StoredInstance instance, Rendition rendition) {
    return attempt(
        instance,
        GIF,
        () -> {
          var image = pixels.image(instance);
          var colours = profiles.ofAll(image, rendition.profile());
          var movie = new Movie(image, values.in(image), colours, rendition);
          var first = frame(movie, 1);
          return out -> animate(movie, first, out);
        });
  }

  /** A file that is written while it is made. */
  @FunctionalInterface
  public interface Animation {
    void writeTo(OutputStream out) throws IOException;
  }

  private record Movie(
      StoredImage image, Dataset attributes, List<Colours> colours, Rendition rendition) {}

  private Picture frame(Movie movie, int number)
      throws IOException, CodecException, UnrenderableException {
    var shown = new FramePictures.Shown(movie.image, new FrameRenderer(movie.attributes, number));
    return render(shown, movie.rendition, movie.colours.get(number - 1)::converted);
  }

  private void animate(Movie movie, Picture first, OutputStream out) throws IOException {
    var writer = new GifWriter(out, delay(movie.attributes));
    movie.colours.getFirst().profile().ifPresent(writer::declare);
    writer.add(first);
    try {
      for (int number = 2; number <= movie.image.frames(); number++) {
        writer.add(frame(movie, number));
      }
    } catch (CodecException | UnrenderableException e) {
      throw new IOException("A frame behind the first is broken", e);
    }
    writer.finish();
  }

  /** Hundredths of a second between frames, PS3.3 C.7.6.5. */
  private static int delay(Dataset attributes) {
    double time = attributes.number(Tags.FRAME_TIME).map(Number::doubleValue).orElse(0.0) / 10;
    double rate =
        attributes
            .number(Tags.RECOMMENDED_DISPLAY_FRAME_RATE)
            .or(() -> attributes.number(Tags.CINE_RATE))
            .map(Number::doubleValue)
            .orElse(0.0);
    double delay = rate > 0 ? HUNDREDTHS / rate : time;
    return delay > 0 ? Math.clamp(Math.round(delay), SHORTEST_DELAY, 0xFFFF) : DEFAULT_DELAY;
  }

  private <T> T render(FramePictures.Shown shown, Rendition rendition, FramePictures.Use<T> use)
      throws IOException, CodecException, UnrenderableException {
    return pictures.of(
        shown,
        rendition.view(),
        picture -> {
          var attributes = new FrameAttributes(shown.image().attributes(), shown.frame().number());
          ImageAnnotation.write(rendition.annotations(), picture, attributes);
          return use.of(picture);
        });
  }

  private byte[] encode(Picture picture, Key key, Colours colours) throws CodecException {
    return switch (key.type) {
      case "image/png" -> PngWriter.write(picture);
      case "image/gif" -> gif(picture, colours);
      default -> {
        int quality = key.rendition.quality();
        var request =
            new EncodeRequest(TransferSyntax.JPEG_BASELINE, quality, pixels.codecLimits());
        yield new BaselineEncoder().encode(picture.samples(), request);
      }
    };
  }

  private static byte[] gif(Picture picture, Colours colours) {
    var out = new ByteArrayOutputStream();
    var writer = new GifWriter(out, DEFAULT_DELAY);
    colours.profile().ifPresent(writer::declare);
    try {
      writer.add(picture);
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes every byte", e);
    }
    return out.toByteArray();
  }

  /** Work on frames, which may be broken. */
  private interface Attempt<T> {
    T make() throws IOException, CodecException, UnrenderableException, ProfileException;
  }

  private <T> T attempt(StoredInstance instance, MediaType type, Attempt<T> attempt) {
    if (!pixels.decodes(instance.syntax())) {
      throw refusal(type, "frames stored as %s are not decoded here", instance.syntax().name());
    }
    try {
      return attempt.make();
    } catch (CodecException | UnrenderableException | ProfileException | DrawingLimitException e) {
      throw refusal(type, "it cannot be rendered (%s)", String.valueOf(e.getMessage()));
    } catch (RegionOutsideException e) {
      throw new BadRequest(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("A frame cannot be read", e);
    }
  }

  private static NotAcceptable refusal(MediaType type, String reason, String detail) {
    return new NotAcceptable(List.of(new Considered(type.toString(), reason.formatted(detail))));
  }
}
