package org.isocenter.conformance.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.ExplicitLittleEndian;
import org.isocenter.conformance.judge.PartTenObject;

/**
 * Judges of instances, frames and bulk data: {@code dicom}: every part is a sound Part 10 object in
 * the syntax it claims; {@code same=a,b}: they are these specimens, every attribute unaltered;
 * {@code decoded=a}: with native pixel data; {@code frames=a:1,2}: the parts are these frames as
 * stored; {@code pixels=a:1,2}: decoded; {@code bytes=a:TAG}: the value of that element; {@code
 * size=N} bytes.
 */
final class PayloadJudges {

  private static final int PIXEL_DATA = 0x7FE00010;

  private PayloadJudges() {}

  static void apply(String name, String value, Answer answer, Session session) {
    switch (name) {
      case "dicom" -> objects(answer);
      case "same" -> same(specimens(value, session), objects(answer));
      case "decoded" -> decoded(session.specimen(value), objects(answer));
      case "frames", "pixels" -> frames(name, value, answer, session);
      case "bytes" -> bytes(value, answer, session);
      default ->
          Mismatch.unless(
              answer.body().length == Integer.parseInt(value),
              "%d bytes instead of %s",
              answer.body().length,
              value);
    }
  }

  private static List<PartTenObject> objects(Answer answer) {
    var bodies = Judges.bodies(answer);
    var types = Judges.types(answer);
    var objects = new ArrayList<PartTenObject>();
    for (int i = 0; i < bodies.size(); i++) {
      var object = PartTenObject.of(bodies.get(i));
      var claimed = types.get(i).parameter("transfer-syntax");
      Mismatch.unless(
          claimed.isEmpty() || claimed.get().equals(object.transferSyntax()),
          "a part says transfer-syntax %s, and is %s",
          claimed.orElse(""),
          object.transferSyntax());
      objects.add(object);
    }
    return objects;
  }

  static void same(List<Specimen> expected, List<PartTenObject> objects) {
    Mismatch.unless(
        expected.size() == objects.size(),
        "%d instances instead of %d",
        objects.size(),
        expected.size());
    for (var specimen : expected) {
      var object =
          objects.stream()
              .filter(candidate -> candidate.text(0x00080018).equals(specimen.sop()))
              .findFirst()
              .orElseThrow(() -> new Mismatch("instance " + specimen.name() + " is missing"));
      unaltered(lines(specimen), ExplicitLittleEndian.lines(object.dataset()), specimen.name());
    }
  }

  private static void decoded(Specimen specimen, List<PartTenObject> objects) {
    Mismatch.unless(objects.size() == 1, "%d instances instead of one", objects.size());
    var object = objects.getFirst();
    Mismatch.unless(
        object.transferSyntax().equals("1.2.840.10008.1.2.1"),
        "transfer syntax %s instead of 1.2.840.10008.1.2.1",
        object.transferSyntax());
    var pixels = ExplicitLittleEndian.require(object.dataset(), PIXEL_DATA);
    Mismatch.unless(
        Arrays.equals(pixels.value(), joined(specimen.decoded())), "the pixels are altered");
    var expected = withoutPixels(lines(specimen));
    var seen = withoutPixels(ExplicitLittleEndian.lines(object.dataset()));
    unaltered(expected, seen, specimen.name());
  }

  private static List<String> withoutPixels(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("7FE0")).toList();
  }

  static List<String> lines(Specimen specimen) {
    return ExplicitLittleEndian.lines(new ExplicitLittleEndian(specimen.explicit()).read());
  }

  private static void unaltered(List<String> expected, List<String> seen, String name) {
    Set<String> missing = new HashSet<>(expected);
    seen.forEach(missing::remove);
    Set<String> added = new HashSet<>(seen);
    expected.forEach(added::remove);
    Mismatch.unless(
        missing.isEmpty() && added.isEmpty() && expected.size() == seen.size(),
        "%s is altered: lacks %s, has %s",
        name,
        excerpt(missing),
        excerpt(added));
  }

  private static String excerpt(Set<String> lines) {
    return lines.stream()
        .map(line -> line.substring(0, Math.min(60, line.length())))
        .limit(3)
        .toList()
        .toString();
  }

  /** A native frame of odd length may carry its padding. */
  private static void frames(String form, String value, Answer answer, Session session) {
    var words = value.split(":", 2);
    var specimen = session.specimen(words[0]);
    var frames = form.equals("frames") ? specimen.frames() : specimen.decoded();
    var bodies = Judges.bodies(answer);
    var numbers = words[1].split(",", -1);
    Mismatch.unless(
        bodies.size() == numbers.length, "%d parts, not %d", bodies.size(), numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      var expected = frames.get(Integer.parseInt(numbers[i]) - 1);
      var seen = bodies.get(i);
      boolean padded =
          seen.length == expected.length + 1
              && expected.length % 2 == 1
              && seen[seen.length - 1] == 0;
      Mismatch.unless(
          Arrays.equals(padded ? Arrays.copyOf(seen, expected.length) : seen, expected),
          "part %d (%d bytes) is not frame %s (%d bytes)",
          i + 1,
          seen.length,
          numbers[i],
          expected.length);
    }
  }

  private static void bytes(String value, Answer answer, Session session) {
    var words = value.split(":", 2);
    var dataset = new ExplicitLittleEndian(session.specimen(words[0]).explicit()).read();
    var element = ExplicitLittleEndian.require(dataset, Integer.parseUnsignedInt(words[1], 16));
    var seen = Judges.bodies(answer);
    Mismatch.unless(
        seen.size() == 1 && Arrays.equals(seen.getFirst(), element.value()),
        "%d parts, the first of %d bytes; expected the %d bytes of %s",
        seen.size(),
        seen.getFirst().length,
        element.value().length,
        words[1]);
  }

  private static List<Specimen> specimens(String names, Session session) {
    return Arrays.stream(names.split(",", -1)).map(session::specimen).toList();
  }

  static byte[] joined(List<byte[]> frames) {
    var out = new java.io.ByteArrayOutputStream();
    frames.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
