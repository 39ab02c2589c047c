package org.isocenter.imaging.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.BitSet;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.imaging.corpus.Corpus;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.render.FrameRenderer;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The presentation states of the corpus, over images as they would refer to. */
@EnabledIf("org.isocenter.imaging.corpus.Corpus#isHere")
class CorpusPresentationTest {
  private static final int SIDE = 512;

  @Test
  void appliesScrambledTables() throws IOException, UnrenderableException {
    var attributes = attributes("pr/prLUTs.dcm");

    var picture = render(attributes, SIDE);

    byte[] modality = table(attributes.items(Tags.MODALITY_LUT_SEQUENCE).getFirst());
    var voiItem = attributes.items(Tags.SOFTCOPY_VOILUT_SEQUENCE).getFirst();
    byte[] voi = table(voiItem.items(Tags.VOILUT_SEQUENCE).getFirst());
    byte[] presentation = table(attributes.items(Tags.PRESENTATION_LUT_SEQUENCE).getFirst());
    for (int i = 0; i < SIDE * SIDE; i++) {
      int expected = presentation[voi[modality[i & 0xFF] & 0xFF] & 0xFF];
      assertThat(picture.values()[i]).as("pixel %d", i).isEqualTo((byte) expected);
    }
  }

  @Test
  void drawsItsOwnOverlays() throws IOException, UnrenderableException {
    var attributes = attributes("pr/prOverlay.dcm");
    var plain = attributes("pr/prOverlay.dcm");
    plain.remove(Tags.GRAPHIC_LAYER_SEQUENCE);

    var with = render(attributes, SIDE);
    var without = render(plain, SIDE);

    var bits = BitSet.valueOf(bytes(attributes, Tags.OVERLAY_DATA + 0x80000));
    bits.or(BitSet.valueOf(bytes(attributes, Tags.OVERLAY_DATA + 0xA0000)));
    assertThat(bits.cardinality()).isPositive();
    for (int i = 0; i < SIDE * SIDE; i++) {
      byte expected = bits.get(i) ? (byte) 255 : without.values()[i];
      assertThat(with.values()[i]).as("pixel %d", i).isEqualTo(expected);
    }
  }

  @Test
  void drawsAMeasurement() throws IOException, UnrenderableException {
    var attributes = attributes("pr/PR000000.dcm");
    int side = 2688;

    var picture = render(attributes, side);
    var state = state(attributes);
    var text = state.annotations().getFirst().texts().getFirst();

    assertThat(text.lines()).contains("Area: 119.58 cm² (W: 12.68 cm H:12.01 cm)").hasSize(3);
    // the displayed area begins at 0\\0, beside the image
    assertThat(picture.columns()).isEqualTo(side + 1);
    // the left end of the ellipse
    assertThat(picture.values()[992 * (side + 1) + 1715]).isEqualTo((byte) 255);
  }

  private static Dataset attributes(String path) throws IOException {
    var in = new ByteArrayInputStream(Files.readAllBytes(Corpus.folder().resolve(path)));
    return DatasetReader.read(DicomReader.open(in, ReadLimits.DEFAULT));
  }

  private static PresentationState state(Dataset attributes) throws UnrenderableException {
    var limits = new PresentationLimits(1000, 1000, 1000, 8);
    return PresentationState.read(PresentationKind.GRAYSCALE, attributes, limits);
  }

  private static Picture render(Dataset attributes, int side) throws UnrenderableException {
    var state = state(attributes);
    var image = state.series().getFirst().images().getFirst();
    var format = new PixelFormat(side, side, 1, 8, 8, false, Photometric.MONOCHROME2, false);
    byte[] stored = new byte[side * side];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (byte) i;
    }
    var instance =
        new Dataset()
            .putText(Tags.SOP_INSTANCE_UID, Vr.UI, image.sopInstanceUid())
            .putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2")
            .put(StateBuilder.words(Tags.ROWS, Vr.US, side))
            .put(StateBuilder.words(Tags.COLUMNS, Vr.US, side))
            .put(StateBuilder.words(Tags.BITS_ALLOCATED, Vr.US, 8));
    return new PresentedFrame(state, new FrameRenderer(instance, 1))
        .render(new Samples.Bytes(format, stored), format, View.PLAIN);
  }

  /** Entries of 8 bits that stand in words. */
  private static byte[] table(Dataset item) {
    byte[] words = bytes(item, Tags.LUT_DATA);
    byte[] entries = new byte[words.length / 2];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = words[2 * i];
    }
    return entries;
  }

  private static byte[] bytes(Dataset dataset, int tag) {
    return dataset.value(tag).map(Element.Value::bytes).orElseThrow();
  }
}
