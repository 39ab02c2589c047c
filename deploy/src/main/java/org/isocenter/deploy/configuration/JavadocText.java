package org.isocenter.deploy.configuration;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a Javadoc comment as one line of Markdown, without the point at its end. */
final class JavadocText {
  private JavadocText() {}

  static String markdown(List<? extends DocTree> body) {
    var text = body.stream().map(JavadocText::markdown).collect(Collectors.joining());
    var line = text.strip().replaceAll("\\s+", " ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static String markdown(DocTree part) {
    return switch (part) {
      case TextTree text -> text.getBody();
      case LiteralTree code -> "`" + code.getBody().getBody() + "`";
      case LinkTree link -> "`" + link.getReference() + "`";
      default -> throw new IllegalArgumentException("Neither text nor code: " + part);
    };
  }
}
