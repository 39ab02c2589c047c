import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes {@code Tags.java}, one constant for each element of the dictionary. Run by the build: {@code
 * java GenerateTags.java elements.tsv target/generated-sources/tags}.
 */
final class GenerateTags {

  // An acronym with its plural (UIDs), an acronym, a capitalised word, or a lower-case beginning;
  // digits stay with the word before them.
  private static final Pattern WORD =
      Pattern.compile("[A-Z]+s(?![a-z])[0-9]*|[A-Z]+(?![a-z])[0-9]*|[A-Z][a-z]*[0-9]*|[a-z]+[0-9]*|[0-9]+");

  // Units and mixed-case acronyms that no rule splits well.
  private static final Map<String, String> UNITS =
      Map.of(
          "InuAs", "InUas",
          "InmAs", "InMas",
          "InmA", "InMa",
          "InuA", "InUa",
          "InuS", "InUs",
          "InmS", "InMs",
          "CTDIvol", "Ctdivol",
          "dBdt", "Dbdt",
          "3D", "Threed");

  public static void main(String[] args) throws IOException {
    var constants = new TreeMap<String, String>();
    for (String line : Files.readAllLines(Path.of(args[0])).stream().skip(1).toList()) {
      String[] fields = line.split("\t", -1);
      if (fields[1].isEmpty()) {
        continue;
      }
      var tag = fields[0].replaceAll("[(),]", "").replace('x', '0');
      var constant = "  /** %s %s, VR %s. */%n  public static final int %s = 0x%s;%n%n";
      var name = constantName(fields[1]);
      var source = constant.formatted(fields[0], fields[4], fields[2], name, tag);
      var clash = constants.putIfAbsent(name, source);
      // A retired range such as (0028,04x0) may share its keyword with an element in its midst,
      // which comes first in the table.
      if (clash != null && !fields[0].contains("x")) {
        throw new IllegalStateException("two elements are called " + name);
      }
    }
    var file = Path.of(args[1], "org/isocenter/dicom/dictionary/Tags.java");
    Files.createDirectories(file.getParent());
    var source = new StringBuilder();
    source.append("package org.isocenter.dicom.dictionary;\n\n");
    source.append("/** The elements of the data dictionary, PS3.6 section 6 and PS3.7 annex E. */\n");
    source.append("public final class Tags {\n\n");
    constants.values().forEach(source::append);
    source.append("  private Tags() {}\n}\n");
    Files.writeString(file, source);
  }

  static String constantName(String keyword) {
    for (var unit : UNITS.entrySet()) {
      keyword = keyword.replace(unit.getKey(), unit.getValue());
    }
    var name = new StringBuilder();
    var words = WORD.matcher(keyword);
    while (words.find()) {
      name.append(name.isEmpty() ? "" : "_").append(words.group().toUpperCase(java.util.Locale.ROOT));
    }
    return name.toString().replace("THREED", "3D");
  }
}
