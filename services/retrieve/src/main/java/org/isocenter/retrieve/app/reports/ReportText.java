package org.isocenter.retrieve.app.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** A report as plain text, a line for each item, indented as they lie within each other. */
final class ReportText {

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder(4096);

  private ReportText() {}

  static byte[] of(Report report) {
    return new ReportText().write(report).getBytes(UTF_8);
  }

  private String write(Report report) {
    text.append(report.title().toUpperCase(Locale.ROOT)).append("\n\n");
    report.warnings().forEach(warning -> text.append(warning).append('\n'));
    report
        .header()
        .forEach(
            field -> text.append(field.name()).append(": ").append(field.value()).append('\n'));
    text.append('\n');
    value(report.root(), 0);
    report.root().items().forEach(item -> item(item, 0));
    return text.toString();
  }

  private void item(ContentItem item, int depth) {
    text.repeat(INDENT, depth);
    if (!item.relationship().isEmpty()) {
      text.append('[').append(item.relationship()).append("] ");
    }
    if (!item.name().isEmpty()) {
      text.append(item.name()).append(item.container() ? "" : ": ");
    }
    value(item, depth);
    text.append('\n');
    item.items().forEach(child -> item(child, depth + 1));
  }

  /** Further lines of a text begin below its first. */
  private void value(ContentItem item, int depth) {
    String between = "";
    for (var run : item.value()) {
      text.append(between).append(written(run, depth));
      between = " ";
    }
  }

  private static String written(Run run, int depth) {
    return switch (run) {
      case Run.Plain(var plain) ->
          plain
              .replaceAll("\\R", "\n" + INDENT.repeat(depth + 1))
              .replaceAll("[^\\P{Cc}\t\n]", "?");
      case Run.Aside(var aside) -> "(" + aside.replaceAll("\\p{Cc}", "?") + ")";
      case Run.Link(var plain, var target) ->
          plain + " <" + target.replaceFirst("^#item-", "item ") + ">";
    };
  }
}
