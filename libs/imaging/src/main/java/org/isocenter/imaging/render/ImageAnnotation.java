package org.isocenter.imaging.render;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isocenter.dicom.charset.SpecificCharacterSet;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.PersonName;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Ink;
import org.isocenter.imaging.draw.Lettering;

/** What may be written on a picture at its client's wish, PS3.18 8.3.5.1.1. */
public enum ImageAnnotation {
  /** Who it is, in the upper left corner. */
  PATIENT,
  /** How the image was made, in the lower left corner. */
  TECHNIQUE;

  private static final int MARGIN = 4;

  /** A line longer than this leaves every picture. */
  private static final int LONGEST = 200;

  /** Writes what is wanted of a frame on its picture. */
  public static void write(
      Collection<ImageAnnotation> wanted, Picture picture, FrameAttributes frame) {
    var lettering = Lettering.readable(picture.canvas(), Ink.WHITE);
    if (wanted.contains(PATIENT)) {
      write(new Attributes(frame.instance()).ofPatient(), lettering, MARGIN);
    }
    if (wanted.contains(TECHNIQUE)) {
      var lines = new Attributes(frame.instance()).ofTechnique(frame.number());
      write(lines, lettering, picture.rows() - MARGIN - lettering.height(lines.size()));
    }
  }

  private static void write(List<String> lines, Lettering lettering, int top) {
    for (int i = 0; i < lines.size(); i++) {
      lettering.write(lines.get(i), MARGIN, top + lettering.height(i));
    }
  }

  /** A data set as text for people. */
  private record Attributes(Dataset instance) {

    List<String> ofPatient() {
      var born = date(Tags.PATIENT_BIRTH_DATE).map(date -> "born " + date);
      return lines(
          List.of(
              text(Tags.PATIENT_NAME).map(Attributes::name),
              text(Tags.PATIENT_ID).map(id -> "ID " + id),
              joined(List.of(born, text(Tags.PATIENT_SEX), text(Tags.PATIENT_AGE)))));
    }

    List<String> ofTechnique(int frame) {
      var time = text(Tags.STUDY_TIME).map(Attributes::time);
      return lines(
          List.of(
              joined(List.of(text(Tags.MODALITY), text(Tags.STUDY_DESCRIPTION))),
              text(Tags.SERIES_DESCRIPTION),
              joined(List.of(date(Tags.STUDY_DATE), time)),
              joined(numbers(frame)),
              joined(exposure())));
    }

    private List<Optional<String>> numbers(int frame) {
      var frames = text(Tags.NUMBER_OF_FRAMES).filter(count -> !count.equals("1"));
      return List.of(
          text(Tags.SERIES_NUMBER).map(number -> "Series " + number),
          text(Tags.INSTANCE_NUMBER).map(number -> "Image " + number),
          frames.map(count -> "Frame " + frame + "/" + count));
    }

    private List<Optional<String>> exposure() {
      return List.of(
          text(Tags.SLICE_LOCATION).map(at -> "at " + at + " mm"),
          text(Tags.SLICE_THICKNESS).map(thickness -> "thick " + thickness + " mm"),
          text(Tags.KVP).map(kvp -> kvp + " kV"),
          text(Tags.EXPOSURE).map(exposure -> exposure + " mAs"));
    }

    private static List<String> lines(List<Optional<String>> lines) {
      return lines.stream().flatMap(Optional::stream).toList();
    }

    /** What is there of a line, side by side. */
    private static Optional<String> joined(List<Optional<String>> parts) {
      String line = parts.stream().flatMap(Optional::stream).collect(Collectors.joining("  "));
      return Optional.of(line).filter(text -> !text.isEmpty());
    }

    private Optional<String> text(int tag) {
      var characterSet =
          SpecificCharacterSet.of(
              instance.strings(Tags.SPECIFIC_CHARACTER_SET).toArray(String[]::new));
      return instance
          .value(tag)
          .map(value ->
              characterSet.decode(
                  value.bytes(), 0, Math.min(LONGEST, value.bytes().length), value.vr()))
          .map(text -> text.replaceAll("[\\p{Cntrl}\\\\]", " ").strip())
          .filter(text -> !text.isEmpty());
    }

    /** The alphabetic group; another one only where there is none. */
    private static String name(String value) {
      var name = PersonName.parse(value);
      var group = name.alphabetic().isEmpty() ? name.ideographic() : name.alphabetic();
      String rest =
          Stream.of(group.prefix(), group.given(), group.middle(), group.suffix())
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" "));
      return rest.isEmpty() ? group.family() : group.family() + ", " + rest;
    }

    private Optional<String> date(int tag) {
      return text(tag).map(date -> date.replaceFirst("^(\\d{4})(\\d{2})(\\d{2})$", "$1-$2-$3"));
    }

    private static String time(String value) {
      return value.replaceFirst("^(\\d{2})(\\d{2}).*$", "$1:$2");
    }
  }
}
