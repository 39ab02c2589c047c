package org.isocenter.matching;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.jspecify.annotations.Nullable;

/**
 * The DICOM JSON that a document must contain. Values below the same sequence have to be in the
 * same item, PS3.4 section C.2.2.2.6, which containment of one object says.
 */
public final class DocumentPattern {

  private final Map<Integer, DocumentPattern> members = new TreeMap<>();
  private @Nullable String value;

  public void add(List<Integer> path, Vr vr, String wanted) {
    var member = members.computeIfAbsent(path.getFirst(), _ -> new DocumentPattern());
    if (path.size() == 1) {
      member.value = json(vr, wanted);
      return;
    }
    member.add(path.subList(1, path.size()), vr, wanted);
  }

  private static String json(Vr vr, String wanted) {
    return switch (vr) {
      case DS, FD, FL, IS, SL, SS, UL, US -> new BigDecimal(wanted).toString();
      default -> '"' + new String(JsonStringEncoder.getInstance().quoteAsString(wanted)) + '"';
    };
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  public String json() {
    return members.entrySet().stream()
        .map(DocumentPattern::member)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String member(Map.Entry<Integer, DocumentPattern> entry) {
    var pattern = entry.getValue();
    var wanted = pattern.value == null ? pattern.json() : pattern.value;
    return '"' + Tag.toHex(entry.getKey()) + "\":{\"Value\":[" + wanted + "]}";
  }
}
