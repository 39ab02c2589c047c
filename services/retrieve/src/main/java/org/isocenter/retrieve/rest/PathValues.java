package org.isocenter.retrieve.rest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.retrieve.app.Scope;

/** What stands in paths and parameters, as values; nonsense is refused here. */
final class PathValues {

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int MOST_DIGITS = 9;

  private PathValues() {}

  static Scope.Study study(String study) {
    return new Scope.Study(uid(study));
  }

  static Scope.Series series(String study, String series) {
    return new Scope.Series(uid(study), uid(series));
  }

  static Scope.Instance instance(String study, String series, String instance) {
    return new Scope.Instance(uid(study), uid(series), uid(instance));
  }

  /** Frame numbers from 1 on, separated by commas. */
  static List<Integer> frameNumbers(String list) {
    return Stream.of(list.split(",", -1)).map(PathValues::frameNumber).toList();
  }

  static int frameNumber(String text) {
    String digits = text.strip();
    if (!DIGITS.matcher(digits).matches()) {
      throw new BadRequest("Frames are numbers separated by commas.");
    }
    // No instance has so many frames: the number is read well enough to be found missing.
    int number = digits.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (number == 0) {
      throw new BadRequest("Frames are counted from 1.");
    }
    return number;
  }

  static String uid(String text) {
    if (!Uid.isValid(text)) {
      throw new BadRequest("A UID is 1 to 64 digits and dots; one that was given is not.");
    }
    return text;
  }
}
