package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.ResourceKind;

/**
 * Makes one deflated text of the metadata of each large series that has settled: when nothing was
 * stored in it for a while, and when it is asked for before it has one. A text holds for one base
 * URL, so texts are made for those few under which clients ask.
 */
@ApplicationScoped
public class SettleSeries {

  /** Series of which this process remembers that they changed or were asked for. */
  private static final int MOST_SERIES = 10_000;

  private static final int MOST_BASE_URLS = 4;
  private static final int BUFFER = 8 * 1024;

  /** A base URL comes from the client: one that is used once is not worth a text. */
  private static final int USED_OFTEN = 3;

  /** A map that forgets its eldest entry rather than grow beyond its bound. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }

  /** Memory for a text, which ends with an error rather than beyond its bound. */
  private static final class Bounded extends ByteArrayOutputStream {
    private final long most;

    Bounded(long most) {
      this.most = most;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      if (size() + (long) length > most) {
        throw new UncheckedIOException(new IOException("The text is longer than " + most));
      }
      super.write(bytes, offset, length);
    }
  }

  private final Holdings holdings;
  private final SettledTexts texts;
  private final SettleRules rules;
  private final Map<Scope.Series, Instant> quietSince = new Recent<>(MOST_SERIES);
  private final Map<String, Integer> uses = new Recent<>(MOST_BASE_URLS);

  SettleSeries(Holdings holdings, SettledTexts texts, SettleRules rules) {
    this.holdings = holdings;
    this.texts = texts;
    this.rules = rules;
  }

  /** Instances of these series came, went or were replaced. */
  synchronized void changed(Collection<Scope.Series> series, Instant now) {
    series.forEach(one -> quietSince.put(one, now));
  }

  /**
   * The text of a series, if it has one; otherwise one is made soon, if the series is large enough.
   */
  Optional<SettledText> find(Snapshot snapshot, String baseUrl) {
    if (!(snapshot.scope() instanceof Scope.Series series) || !isWorthIt(snapshot)) {
      return Optional.empty();
    }
    var found = texts.find(series, baseUrl, snapshot.digest());
    remember(series, baseUrl, found.isPresent());
    return found;
  }

  private synchronized void remember(Scope.Series series, String baseUrl, boolean found) {
    uses.merge(baseUrl, 1, (used, one) -> Math.min(used + one, USED_OFTEN));
    if (!found) {
      quietSince.putIfAbsent(series, Instant.MIN);
    }
  }

  private boolean isWorthIt(Snapshot snapshot) {
    return snapshot.instances() >= rules.instances();
  }

  /** Makes the texts of the series that have settled by now; returns how many. */
  public int settle(Instant now) {
    var baseUrls = baseUrls();
    int made = 0;
    if (!baseUrls.isEmpty()) {
      for (var series : due(now)) {
        made += settle(series, baseUrls);
      }
    }
    return made;
  }

  private synchronized Set<String> baseUrls() {
    var often = new HashSet<String>();
    uses.forEach((url, used) -> {
      if (used >= USED_OFTEN) {
        often.add(url);
      }
    });
    return often;
  }

  private synchronized List<Scope.Series> due(Instant now) {
    var latest = now.minus(rules.after());
    var due = new ArrayList<Scope.Series>();
    quietSince.forEach((series, since) -> {
      if (!since.isAfter(latest)) {
        due.add(series);
      }
    });
    due.forEach(quietSince::remove);
    return due;
  }

  private int settle(Scope.Series series, Set<String> baseUrls) {
    var snapshot = holdings.snapshot(series);
    if (!isWorthIt(snapshot)) {
      return 0;
    }
    int made = 0;
    for (var baseUrl : baseUrls) {
      if (texts.find(series, baseUrl, snapshot.digest()).isEmpty()) {
        made += make(series, snapshot, baseUrl, baseUrls);
      }
    }
    return made;
  }

  private int make(Scope.Series series, Snapshot snapshot, String baseUrl, Set<String> baseUrls) {
    var json = Negotiation.negotiate(ResourceKind.METADATA, AcceptHeader.ANYTHING);
    var document = new MetadataDocument(snapshot, holdings.metadata(snapshot), json, baseUrl);
    var deflated = new Bounded(rules.maxSize());
    var crc32 = new CRC32();
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (var out = new DeflaterOutputStream(deflated, deflater, BUFFER)) {
      document.writeTo(new CheckedOutputStream(out, crc32), ContentCoding.IDENTITY);
    } catch (IOException | UncheckedIOException _) {
      // too long, or changed meanwhile: the runs of the instances serve it, as they did before
      return 0;
    } finally {
      deflater.end();
    }
    var text =
        new SettledText(
            series,
            baseUrl,
            snapshot.digest(),
            document.length(ContentCoding.IDENTITY).orElseThrow(),
            (int) crc32.getValue(),
            deflated.size());
    texts.keep(text, deflated.toByteArray(), baseUrls);
    return removeIfChanged(series, snapshot) ? 0 : 1;
  }

  /** What was deleted meanwhile must not stay in a text; a later change removes the text itself. */
  private boolean removeIfChanged(Scope.Series series, Snapshot snapshot) {
    boolean changed = !holdings.snapshot(series).digest().equals(snapshot.digest());
    if (changed) {
      texts.remove(series);
    }
    return changed;
  }
}
