package org.isocenter.imaging.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.imaging.presentation.StateBuilder.IMAGE;
import static org.isocenter.imaging.presentation.StateBuilder.aState;
import static org.isocenter.imaging.presentation.StateBuilder.window;
import static org.isocenter.imaging.presentation.StateBuilder.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.render.FrameRenderer;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * DCMTK's dcmp2pgm shows the same pixels under the same presentation state, where it is installed.
 * Of shutters, overlays, text and graphics it draws none.
 */
@EnabledIf("isInstalled")
class DcmtkPresentationTest {
  private static final String TOOL = "dcmp2pgm";
  private static final String IMAGE_CLASS = "1.2.840.10008.5.1.4.1.1.7";
  private static final String STATE_CLASS = "1.2.840.10008.5.1.4.1.1.11.1";
  private static final int ROWS = 48;
  private static final int COLUMNS = 64;

  @TempDir private Path folder;

  static boolean isInstalled() {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(each -> Files.isExecutable(Path.of(each, TOOL)));
    if (!installed) {
      System.err.println("Left out: " + TOOL + " of DCMTK is not installed");
    }
    return installed;
  }

  @Test
  void withoutAnyTransformation() throws Exception {
    compare(aState().area(1, 1, COLUMNS, ROWS));
  }

  /** Functions of windows came later than what dcmp2pgm knows. */
  @ParameterizedTest
  @CsvSource({"1000, 1500", "2048, 4096", "2048, 1"})
  void underAWindow(double centre, double width) throws Exception {
    var item = window(centre, width, new Dataset());
    item.remove(Tags.VOILUT_FUNCTION);

    compare(aState().area(1, 1, COLUMNS, ROWS).voi(item));
  }

  @Test
  void rescaledAndInverted() throws Exception {
    compare(
        aState()
            .area(1, 1, COLUMNS, ROWS)
            .window(500, 3000)
            .with(Element.text(Tags.RESCALE_SLOPE, Vr.DS, "1.5"))
            .with(Element.text(Tags.RESCALE_INTERCEPT, Vr.DS, "-1024"))
            .with(Element.text(Tags.RESCALE_TYPE, Vr.LO, "US"))
            .with(Element.text(Tags.PRESENTATION_LUT_SHAPE, Vr.CS, "INVERSE")));
  }

  /** The second table is steep, and what its entries are looked up by is rounded as well. */
  @Test
  void throughTables() throws Exception {
    compare(
        aState()
            .area(1, 1, COLUMNS, ROWS)
            .voi(
                new Dataset()
                    .put(Element.sequence(Tags.VOILUT_SEQUENCE, List.of(squares(4096, 12)))))
            .with(Element.sequence(Tags.PRESENTATION_LUT_SEQUENCE, List.of(squares(256, 8)))),
        3);
  }

  @ParameterizedTest
  @CsvSource({"0, Y", "90, N", "90, Y", "180, N", "180, Y", "270, N", "270, Y"})
  void turned(int degrees, String flip) throws Exception {
    compare(aState().area(1, 1, COLUMNS, ROWS).window(2048, 4096).turned(degrees, flip));
  }

  /** Greys are rounded here and cut there. */
  private void compare(StateBuilder builder)
      throws IOException, InterruptedException, UnrenderableException {
    compare(builder, 1);
  }

  private void compare(StateBuilder builder, int tolerance)
      throws IOException, InterruptedException, UnrenderableException {
    var state = builder.attributes();
    complete(state);
    Path image = write("image.dcm", image(), IMAGE_CLASS);
    Path presentation = write("state.dcm", state, STATE_CLASS);
    Path pgm = folder.resolve("picture.pgm");
    run(List.of(TOOL, "-p", presentation.toString(), image.toString(), pgm.toString()));

    var here = here(state);
    var there = read(pgm);

    assertThat(there.columns()).isEqualTo(here.columns());
    assertThat(there.rows()).isEqualTo(here.rows());
    int worst = 0;
    for (int i = 0; i < here.values().length; i++) {
      worst = Math.max(worst, Math.abs((here.values()[i] & 0xFF) - (there.values()[i] & 0xFF)));
    }
    assertThat(worst).isLessThanOrEqualTo(tolerance);
  }

  private static Picture here(Dataset attributes) throws UnrenderableException {
    var limits = StateBuilder.LIMITS;
    var state = PresentationState.read(PresentationKind.GRAYSCALE, attributes, limits);
    var format = new PixelFormat(ROWS, COLUMNS, 1, 16, 12, false, Photometric.MONOCHROME2, false);
    return new PresentedFrame(state, new FrameRenderer(image(), 1))
        .render(new Samples.Shorts(format, stored()), format, View.PLAIN);
  }

  private static short[] stored() {
    short[] stored = new short[ROWS * COLUMNS];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (short) (i * 4099L * 7 % 4096);
    }
    return stored;
  }

  private static Dataset squares(int entries, int bits) {
    int[] values = new int[entries];
    for (int i = 0; i < entries; i++) {
      values[i] = (int) ((long) i * i * ((1 << bits) - 1) / ((long) (entries - 1) * (entries - 1)));
    }
    return new Dataset()
        .put(words(Tags.LUT_DESCRIPTOR, Vr.US, entries, 0, bits))
        .put(words(Tags.LUT_DATA, Vr.US, values));
  }

  private static Dataset image() {
    return new Dataset()
        .putText(Tags.SOP_CLASS_UID, Vr.UI, IMAGE_CLASS)
        .putText(Tags.SOP_INSTANCE_UID, Vr.UI, IMAGE)
        .putText(Tags.STUDY_INSTANCE_UID, Vr.UI, "2.25.1")
        .putText(Tags.SERIES_INSTANCE_UID, Vr.UI, "2.25.2")
        .putText(Tags.PATIENT_NAME, Vr.PN, "Sample^Synthetic")
        .putText(Tags.PATIENT_ID, Vr.LO, "1")
        .putText(Tags.MODALITY, Vr.CS, "OT")
        .putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2")
        .put(words(Tags.SAMPLES_PER_PIXEL, Vr.US, 1))
        .put(words(Tags.ROWS, Vr.US, ROWS))
        .put(words(Tags.COLUMNS, Vr.US, COLUMNS))
        .put(words(Tags.BITS_ALLOCATED, Vr.US, 16))
        .put(words(Tags.BITS_STORED, Vr.US, 12))
        .put(words(Tags.HIGH_BIT, Vr.US, 11))
        .put(words(Tags.PIXEL_REPRESENTATION, Vr.US, 0))
        .put(words(Tags.PIXEL_DATA, Vr.OW, ints(stored())));
  }

  private static int[] ints(short[] values) {
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = values[i];
    }
    return ints;
  }

  /** What DCMTK wants to find in any presentation state. */
  private static void complete(Dataset state) {
    var series = state.items(Tags.REFERENCED_SERIES_SEQUENCE).getFirst();
    series
        .items(Tags.REFERENCED_IMAGE_SEQUENCE)
        .forEach(image -> image.putText(Tags.REFERENCED_SOP_CLASS_UID, Vr.UI, IMAGE_CLASS));
    var area = state.items(Tags.DISPLAYED_AREA_SELECTION_SEQUENCE).getFirst();
    area.putText(Tags.PRESENTATION_PIXEL_ASPECT_RATIO, Vr.IS, "1", "1");
    if (!state.contains(Tags.PRESENTATION_LUT_SHAPE)
        && !state.contains(Tags.PRESENTATION_LUT_SEQUENCE)) {
      state.putText(Tags.PRESENTATION_LUT_SHAPE, Vr.CS, "IDENTITY");
    }
    state
        .putText(Tags.SOP_CLASS_UID, Vr.UI, STATE_CLASS)
        .putText(Tags.SOP_INSTANCE_UID, Vr.UI, "2.25.11")
        .putText(Tags.STUDY_INSTANCE_UID, Vr.UI, "2.25.1")
        .putText(Tags.SERIES_INSTANCE_UID, Vr.UI, "2.25.3")
        .putText(Tags.SERIES_NUMBER, Vr.IS, "1")
        .putText(Tags.INSTANCE_NUMBER, Vr.IS, "1")
        .putText(Tags.MODALITY, Vr.CS, "PR")
        .putText(Tags.PATIENT_NAME, Vr.PN, "Sample^Synthetic")
        .putText(Tags.PATIENT_ID, Vr.LO, "1")
        .putText(Tags.PATIENT_BIRTH_DATE, Vr.DA, "")
        .putText(Tags.PATIENT_SEX, Vr.CS, "")
        .putText(Tags.STUDY_DATE, Vr.DA, "20260102")
        .putText(Tags.STUDY_TIME, Vr.TM, "101112")
        .putText(Tags.STUDY_ID, Vr.SH, "1")
        .putText(Tags.ACCESSION_NUMBER, Vr.SH, "")
        .putText(Tags.REFERRING_PHYSICIAN_NAME, Vr.PN, "")
        .putText(Tags.MANUFACTURER, Vr.LO, "")
        .putText(Tags.CONTENT_LABEL, Vr.CS, "TEST")
        .putText(Tags.CONTENT_DESCRIPTION, Vr.LO, "")
        .putText(Tags.PRESENTATION_CREATION_DATE, Vr.DA, "20260102")
        .putText(Tags.PRESENTATION_CREATION_TIME, Vr.TM, "101112")
        .putText(Tags.CONTENT_CREATOR_NAME, Vr.PN, "");
    state.remove(Tags.GRAPHIC_ANNOTATION_SEQUENCE);
    state.remove(Tags.GRAPHIC_LAYER_SEQUENCE);
  }

  private Path write(String name, Dataset dataset, String sopClass) throws IOException {
    Path file = folder.resolve(name);
    var meta =
        FileMeta.of(
            sopClass,
            dataset.string(Tags.SOP_INSTANCE_UID).orElseThrow(),
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    try (var out = Files.newOutputStream(file);
        var writer = DicomWriter.part10(out, meta)) {
      writer.write(dataset);
    }
    return file;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  /** A portable grey map of 8 bits: P5, a comment or none, width, height, maximum, bytes. */
  private static Picture read(Path pgm) throws IOException {
    byte[] bytes = Files.readAllBytes(pgm);
    String head = new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1);
    var fields = Pattern.compile("P5\\s+(?:#[^\\n]*\\n)?(\\d+)\\s+(\\d+)\\s+255\\s").matcher(head);
    assertThat(fields.lookingAt()).as(head).isTrue();
    int columns = Integer.parseInt(fields.group(1));
    int rows = Integer.parseInt(fields.group(2));
    return new Picture(rows, columns, 1, Arrays.copyOfRange(bytes, fields.end(), bytes.length));
  }
}
