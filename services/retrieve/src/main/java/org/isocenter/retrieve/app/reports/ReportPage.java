package org.isocenter.retrieve.app.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A report as a page of HTML without scripts, pictures or anything else to be loaded, in either
 * syntax of HTML. What lies within the root element is the same text in both.
 */
public final class ReportPage {

  private static final String STYLE =
      """
      body{font:16px/1.45 system-ui,sans-serif;color:#1b1f24;background:#fff;margin:0 auto;\
      max-width:60rem;padding:1.5rem}
      h1{font-size:1.6rem;margin:0 0 .75rem}
      h2,h3,h4,h5,h6{font-size:1.15rem;margin:1.2rem 0 .3rem}
      h4,h5,h6{font-size:1rem}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0 0 1rem;\
      padding:.75rem 1rem;background:#f4f6f8;border-radius:.4rem}
      dt{color:#55606c}
      dd{margin:0}
      p.warning{margin:0 0 .5rem;padding:.4rem .8rem;background:#fff3d6;border-left:.3rem solid #d99000}
      .items{margin-left:.9rem;padding-left:.9rem;border-left:1px solid #d9dfe5}
      .item{margin:.2rem 0}
      .name{color:#55606c}
      .value{white-space:pre-wrap;overflow-wrap:anywhere}
      .aside,.relationship{color:#6b7682;font-size:.85em;overflow-wrap:anywhere}
      :target{background:#e6f0ff}
      @media print{body{max-width:none;padding:0}}
      """;

  /**
   * The policy that pages of reports are sent with: this style sheet and nothing else, in an origin
   * of their own.
   */
  public static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
              .formatted(sha256(STYLE))
          + "; sandbox allow-downloads allow-popups";

  private static final int LAST_HEADING = 6;

  private final Markup markup = new Markup();
  private final Report report;

  private ReportPage(Report report) {
    this.report = report;
  }

  static byte[] of(Report report) {
    var page = new ReportPage(report);
    page.markup.trusted("<!DOCTYPE html>\n").open("html", "lang", "en");
    return page.write();
  }

  /** The page in the XML syntax, XHTML. */
  static byte[] xml(Report report) {
    var page = new ReportPage(report);
    page.markup
        .trusted("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
    return page.write();
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private byte[] write() {
    markup.line();
    head();
    markup.open("body").line();
    markup.open("header").line();
    markup.element("h1", report.title(), "dir", "auto").line();
    for (var warning : report.warnings()) {
      markup.element("p", warning, "class", "warning", "role", "note").line();
    }
    fields();
    markup.close().line();
    // An empty language is an unknown one.
    markup.open("main", "id", "item-1", "lang", report.root().language().orElse(""));
    markup.line();
    value(report.root());
    for (var item : report.root().items()) {
      item(item, 2);
    }
    markup.close().line().close().line().close().line();
    return markup.toString().getBytes(UTF_8);
  }

  private void head() {
    markup
        .open("head")
        .trusted("<meta charset=\"utf-8\"/>")
        .trusted("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
        .trusted("<meta name=\"referrer\" content=\"no-referrer\"/>")
        .element("title", report.title())
        .trusted("<style>" + STYLE + "</style>")
        .close()
        .line();
  }

  private void fields() {
    if (report.header().isEmpty()) {
      return;
    }
    markup.open("dl").line();
    for (var field : report.header()) {
      markup.element("dt", field.name()).element("dd", field.value(), "dir", "auto").line();
    }
    markup.close().line();
  }

  private void item(ContentItem item, int level) {
    String element = item.container() ? "section" : "div";
    if (item.language().isPresent()) {
      markup.open(element, "class", "item", "id", id(item), "lang", item.language().get());
    } else {
      markup.open(element, "class", "item", "id", id(item));
    }
    if (item.container()) {
      heading(item, level);
    } else {
      name(item);
    }
    value(item);
    below(item, item.container() ? level + 1 : level);
    markup.close().line();
  }

  private static String id(ContentItem item) {
    return "item-" + item.number();
  }

  private void heading(ContentItem item, int level) {
    relationship(item);
    if (!item.name().isEmpty()) {
      markup.element("h" + Math.min(level, LAST_HEADING), item.name(), "dir", "auto");
    }
  }

  private void name(ContentItem item) {
    relationship(item);
    if (!item.name().isEmpty()) {
      markup.element("span", item.name() + ":", "class", "name").text(" ");
    }
  }

  private void relationship(ContentItem item) {
    if (!item.relationship().isEmpty()) {
      markup.element("span", item.relationship(), "class", "relationship", "lang", "en");
      markup.text(" ");
    }
  }

  private void value(ContentItem item) {
    for (var run : item.value()) {
      switch (run) {
        case Run.Plain(var text) ->
            markup.element("span", text, "class", "value", "dir", "auto").text(" ");
        case Run.Aside(var text) ->
            markup.element("span", "(" + text + ")", "class", "aside").text(" ");
        case Run.Link(var text, var target) -> markup.element("a", text, "href", target).text(" ");
      }
    }
  }

  private void below(ContentItem item, int level) {
    if (item.items().isEmpty()) {
      return;
    }
    markup.open("div", "class", "items").line();
    for (var child : item.items()) {
      item(child, level);
    }
    markup.close();
  }
}
