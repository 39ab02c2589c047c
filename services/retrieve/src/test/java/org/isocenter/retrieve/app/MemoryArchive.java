package org.isocenter.retrieve.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.objectstore.FileObjectStore;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.retrieve.app.Snapshot.Share;
import org.isocenter.retrieve.app.pixels.DecodeLimits;
import org.isocenter.retrieve.app.pixels.FramePixels;
import org.isocenter.retrieve.app.pixels.Transcode;
import org.isocenter.retrieve.fixture.Sample;

/** Rows in memory and objects in a folder: the ports of the use cases without a database. */
final class MemoryArchive implements Instances, Holdings {

  final ObjectStore objects;
  final Finder finder = new Finder(this, this);
  final ObjectContents contents;
  final Transcode transcode;
  final ObjectSource source;
  final MemoryTexts texts = new MemoryTexts();
  final SettleSeries settled =
      new SettleSeries(this, texts, new SettleRules(8, Duration.ofSeconds(30), 1 << 20));
  private final Map<String, NewInstance> rows = new LinkedHashMap<>();
  private final List<DeletedInstance> tombstones = new ArrayList<>();

  MemoryArchive(Path folder) {
    objects = new FileObjectStore(folder);
    contents = new ObjectContents(objects);
    var codecs = StandardCodecs.all();
    var limits = new DecodeLimits(1 << 20, 64 << 20, Duration.ofSeconds(20), Duration.ofSeconds(1));
    transcode = new Transcode(new FramePixels(this, contents, codecs, limits), contents, codecs);
    source = new ObjectSource(contents, this, transcode);
  }

  RetrieveMetadata retrieveMetadata() {
    return new RetrieveMetadata(finder, this, settled, texts);
  }

  void store(Sample sample) {
    var event = sample.stored(1);
    var key = new ObjectKey(event.objectKey());
    try (var writer = objects.create(key)) {
      writer.write(sample.part10());
      writer.commit();
    }
    var scan = sample.scan();
    var instance =
        new StoredInstance(
            sample.location(),
            1,
            key,
            event.size(),
            HexFormat.of().formatHex(event.sha256()),
            sample.syntax(),
            scan.frames(),
            event.bulkData());
    record(List.of(new NewInstance(instance, scan.metadata(), 1, rows.size())));
  }

  @Override
  public Optional<StoredInstance> find(String sopInstanceUid) {
    return Optional.ofNullable(rows.get(sopInstanceUid)).map(NewInstance::instance);
  }

  @Override
  public void record(List<InstanceChange> announced) {
    for (var change : announced) {
      switch (change) {
        case NewInstance row -> rows.put(row.sopInstanceUid(), row);
        case DeletedInstance deleted -> {
          rows.remove(deleted.sopInstanceUid());
          tombstones.add(deleted);
        }
      }
    }
  }

  @Override
  public int forgetDeletedBefore(Instant moment) {
    int before = tombstones.size();
    tombstones.removeIf(deleted -> !deleted.goneUntil().isAfter(moment));
    return before - tombstones.size();
  }

  @Override
  public boolean remember(Scope scope) {
    return tombstones.stream().anyMatch(deleted -> isIn(scope, deleted.location()));
  }

  @Override
  public boolean contain(Scope scope) {
    return !in(scope).isEmpty();
  }

  @Override
  public Snapshot snapshot(Scope scope) {
    return new Snapshot(
        scope,
        in(scope).stream()
            .map(MemoryArchive::share)
            .sorted(Comparator.comparing(Share::transferSyntaxUid))
            .toList());
  }

  @Override
  public Iterable<Metadata> metadata(Snapshot snapshot) {
    return in(snapshot.scope()).stream().map(NewInstance::metadata).toList();
  }

  @Override
  public Iterable<ObjectEntry> objects(Snapshot snapshot) {
    return in(snapshot.scope()).stream()
        .map(NewInstance::instance)
        .map(row ->
            new ObjectEntry(
                row.location().seriesInstanceUid(),
                row.location().sopInstanceUid(),
                row.key(),
                row.size(),
                row.syntax().uid()))
        .toList();
  }

  @Override
  public Iterable<StoredInstance> instances(Snapshot snapshot) {
    return in(snapshot.scope()).stream().map(NewInstance::instance).toList();
  }

  @Override
  public Set<String> syntaxesOfBulkData(Scope scope, BulkDataSelection selection) {
    return in(scope).stream()
        .map(NewInstance::instance)
        .filter(row -> row.bulkData().stream().anyMatch(v -> selection.includes(v.path())))
        .map(row -> row.syntax().uid())
        .collect(Collectors.toSet());
  }

  /** One share for each instance, which is allowed if not thrifty. */
  private static Share share(NewInstance row) {
    var metadata = row.metadata();
    return new Share(
        row.instance().syntax().uid(),
        1,
        row.instance().size(),
        metadata.deflated().length,
        metadata.segments().stream().mapToLong(Metadata.Segment::length).sum(),
        metadata.segments().size(),
        1,
        row.instance().digest());
  }

  private List<NewInstance> in(Scope scope) {
    return rows.values().stream().filter(row -> isIn(scope, row.instance().location())).toList();
  }

  private static boolean isIn(Scope scope, Scope.Instance location) {
    return switch (scope) {
      case Scope.Study study -> location.series().study().equals(study);
      case Scope.Series series -> location.series().equals(series);
      case Scope.Instance instance -> location.equals(instance);
    };
  }
}
