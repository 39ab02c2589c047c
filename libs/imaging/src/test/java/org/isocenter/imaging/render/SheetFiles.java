package org.isocenter.imaging.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.isocenter.imaging.render.ContactSheet.Entry;

/** Writes what a contact sheet shows: a page, a table, and sheets of pairs as PNG. */
final class SheetFiles {
  private static final int SIDE = 150;
  private static final int TEXT = 28;
  private static final int ACROSS = 4;
  private static final int DOWN = 5;
  private static final int PAIR = 2 * SIDE + 12;

  private SheetFiles() {}

  static void write(Path folder, List<Entry> entries) throws IOException {
    var page = new StringBuilder("<!DOCTYPE html><meta charset=utf-8><title>Contact sheet</title>");
    page.append("<style>td{vertical-align:top;font:14px sans-serif}img{max-width:256px}</style>");
    page.append("<table><tr><th>file<th>Isocenter<th>DCMTK<th>mean<th>most<th>note</tr>\n");
    var table = new StringBuilder("path\tmean\tmost\tnote\n");
    for (var entry : entries) {
      String mean = entry.difference().map(it -> fixed(it.mean())).orElse("");
      String most = entry.difference().map(it -> Integer.toString(it.most())).orElse("");
      table.append(String.join("\t", entry.name(), mean, most, entry.note())).append('\n');
      page.append("<tr><td>").append(escaped(entry.name()));
      page.append("<td>").append(image(folder, entry, true));
      page.append("<td>").append(image(folder, entry, false));
      page.append("<td>").append(mean).append("<td>").append(most);
      page.append("<td>").append(escaped(entry.note())).append("</tr>\n");
    }
    Files.writeString(folder.resolve("index.html"), page.append("</table>\n"));
    Files.writeString(folder.resolve("differences.tsv"), table);
    for (int i = 0; i * ACROSS * DOWN < entries.size(); i++) {
      int from = i * ACROSS * DOWN;
      var some = entries.subList(from, Math.min(entries.size(), from + ACROSS * DOWN));
      ImageIO.write(sheet(some), "png", folder.resolve("sheet-%02d.png".formatted(i + 1)).toFile());
    }
  }

  private static String fixed(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String image(Path folder, Entry entry, boolean ours) throws IOException {
    var picture = ours ? entry.ours() : entry.theirs();
    if (picture.isEmpty()) {
      return "";
    }
    String name = entry.name().replace('/', '_') + (ours ? ".png" : ".dcmtk.png");
    Files.write(folder.resolve(name), PngWriter.write(picture.get()));
    return "<img loading=lazy src=\"" + name.replace("\"", "") + "\">";
  }

  private static BufferedImage sheet(List<Entry> entries) throws IOException {
    var sheet =
        new BufferedImage(
            ACROSS * (PAIR + 8), DOWN * (SIDE + TEXT + 8), BufferedImage.TYPE_INT_RGB);
    var graphics = sheet.createGraphics();
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    for (int i = 0; i < entries.size(); i++) {
      int left = i % ACROSS * (PAIR + 8) + 4;
      int top = i / ACROSS * (SIDE + TEXT + 8) + 4;
      draw(entries.get(i), graphics, left, top);
    }
    graphics.dispose();
    return sheet;
  }

  private static void draw(Entry entry, Graphics2D graphics, int left, int top) throws IOException {
    graphics.setColor(Color.DARK_GRAY);
    graphics.fillRect(left, top, PAIR, SIDE + TEXT);
    if (entry.ours().isPresent()) {
      draw(entry.ours().get(), graphics, left, top);
    }
    if (entry.theirs().isPresent()) {
      draw(entry.theirs().get(), graphics, left + SIDE + 12, top);
    }
    boolean apart = entry.difference().map(it -> it.most() > 2).orElse(true);
    graphics.setColor(apart ? Color.ORANGE : Color.WHITE);
    String figures =
        entry
            .difference()
            .map(it -> "mean " + fixed(it.mean()) + ", most " + it.most())
            .orElse(entry.note());
    graphics.drawString(entry.name(), left + 2, top + SIDE + 12);
    graphics.drawString(
        figures.substring(0, Math.min(50, figures.length())), left + 2, top + SIDE + 25);
  }

  private static void draw(Picture picture, Graphics2D graphics, int left, int top)
      throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(PngWriter.write(picture)));
    double scale = (double) SIDE / Math.max(picture.columns(), picture.rows());
    int width = (int) Math.max(1, picture.columns() * scale);
    int height = (int) Math.max(1, picture.rows() * scale);
    graphics.drawImage(image, left, top, width, height, null);
  }
}
