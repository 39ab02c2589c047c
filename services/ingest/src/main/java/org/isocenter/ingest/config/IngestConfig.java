package org.isocenter.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isocenter.ingest.app.ConflictPolicy;
import org.isocenter.ingest.app.ValidationPolicy;

/** Storing instances. */
@ConfigMapping(prefix = "isocenter.ingest")
public interface IngestConfig {

  /** Services that must have applied what was stored before it is answered; empty: none. */
  @WithDefault("query,retrieve")
  Optional<Set<String>> visibleTo();

  /** Longest wait for them; afterwards the answer carries a Warning. */
  @WithDefault("5s")
  Duration visibleWithin();

  /** How far back instances are published again at every start; zero: not at all. */
  @WithDefault("PT0S")
  Duration republishOnStart();

  /**
   * What is done with values that their VRs do not allow: {@code warn}, {@code refuse} or {@code
   * off}.
   */
  @WithDefault("warn")
  ValidationPolicy validation();

  /**
   * What is done with other content under a SOP Instance UID that is taken: {@code reject}, {@code
   * replace} or {@code ignore}.
   */
  @WithDefault("reject")
  ConflictPolicy conflictPolicy();

  /** How long the object of a replaced instance stays for those who read it. */
  @WithDefault("24h")
  Duration replacedGrace();

  /** Whether studies, series and instances may be deleted. */
  @WithDefault("true")
  boolean deleteEnabled();

  /** How long what was deleted is remembered and can be brought back by storing it again. */
  @WithDefault("7d")
  Duration deleteGrace();

  /** How often objects of replaced and deleted instances are removed; {@code off}: never. */
  @WithDefault("10m")
  String removeEvery();

  /** What one request may ask for. */
  Limits limits();

  /** Events between database and brokers. */
  Outbox outbox();

  /** Blobs that no instance refers to. */
  Orphans orphans();

  /** Storage commitment. */
  Commitment commitment();

  /** Compressing in the background what is stored. */
  Compress compress();

  /** Folder of temporary files; unset: that of the system. */
  Optional<Path> temporaryFolder();

  /** The database of the ledger. */
  Database db();

  /** What one request may ask for. */
  interface Limits {
    /** Bytes of one instance. */
    @WithDefault("16G")
    MemorySize partSize();

    /** Instances in one request. */
    @WithDefault("10000")
    int parts();

    /** Bytes of an instance kept in memory until it is identified. */
    @WithDefault("8M")
    MemorySize headerWindow();

    /** Bytes of a refused instance read past before the request is ended. */
    @WithDefault("1G")
    MemorySize drain();

    /** Bytes that one byte of a gzip body may become, beyond the first 16 MiB. */
    @WithDefault("200")
    int inflation();

    /** Bytes of all metadata of a request that brings metadata and bulk data apart. */
    @WithDefault("16M")
    MemorySize metadataSize();

    /** Bytes of its bulk data kept in memory; more goes to a temporary file. */
    @WithDefault("4M")
    MemorySize bulkMemory();

    /** Instances recorded in one transaction. */
    @WithDefault("200")
    int batch();

    /** Bytes of events recorded in one transaction. */
    @WithDefault("4M")
    MemorySize batchSize();
  }

  /** Events between database and brokers. */
  interface Outbox {
    /** Bytes of events that wait for the brokers in memory; more wait in the database alone. */
    @WithDefault("64M")
    MemorySize capacity();

    /** Age from which on an event counts as left over by a crash or an outage. */
    @WithDefault("10s")
    Duration leftoverAge();

    /** How often left-over events are looked for. */
    @WithDefault("5s")
    Duration sweepEvery();
  }

  /** Blobs that no instance refers to. */
  interface Orphans {
    /**
     * How often blobs and kept events that no instance refers to are looked for; {@code off}:
     * never.
     */
    @WithDefault("6h")
    String sweepEvery();

    /**
     * Age below which a blob may belong to work still under way; compressing one instance may take
     * half of it.
     */
    @WithDefault("24h")
    Duration grace();
  }

  /** Storage commitment. */
  interface Commitment {
    /** Instances of one request, those of its studies among them. */
    @WithDefault("50000")
    int instances();

    /** Bytes of the body of one request, unpacked. */
    @WithDefault("16M")
    MemorySize body();

    /** Unfinished requests of all clients; more are refused for now. */
    @WithDefault("1000")
    int waiting();

    /** Instances of a request that is answered with its result. */
    @WithDefault("200")
    int atOnce();

    /** Longest wait for that result; then the request goes on in the background. */
    @WithDefault("5s")
    Duration within();

    /** What Retry-After says to those who have to ask again. */
    @WithDefault("5s")
    Duration retryAfter();

    /** Requests worked on at once in the background. */
    @WithDefault("2")
    int workers();

    /** Objects read back at once. */
    @WithDefault("4")
    int readers();

    /** Bytes read back in a second; zero: as fast as it goes. */
    @WithDefault("200M")
    MemorySize bandwidth();

    /** How often requests are looked for that somebody left. */
    @WithDefault("5s")
    String lookEvery();

    /** How long a request is left to a process that does not say that it is alive. */
    @WithDefault("1m")
    Duration lease();

    /** Pause before an object that could not be read is tried again. */
    @WithDefault("1m")
    Duration pause();

    /** Age of a request from which on such objects are reported as failed. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** How long results are kept. */
    @WithDefault("7d")
    Duration keepResults();

    /** How long a finished request is known, and its Transaction UID in use. */
    @WithDefault("30d")
    Duration remember();
  }

  /** Compressing in the background what is stored. */
  interface Compress {
    /**
     * Transfer syntax UID of a lossless compression by Modality, {@code default} for those not
     * named; none: nothing is compressed.
     */
    Map<String, String> syntaxes();

    /** Age from which on an instance is compressed. */
    @WithDefault("1h")
    Duration after();

    /** How often instances are looked for. */
    @WithDefault("5m")
    String every();

    /** Instances claimed at once. */
    @WithDefault("20")
    int batch();

    /** How long they are left to a process that does not finish them. */
    @WithDefault("1h")
    Duration lease();

    /** Per cent of its bytes that an instance must become smaller by. */
    @WithDefault("5")
    int saving();

    /** Most frames of an instance. */
    @WithDefault("100000")
    int frames();

    /** Bytes of memory that one frame may take. */
    @WithDefault("256M")
    MemorySize frameMemory();

    /** Longest time for one frame. */
    @WithDefault("1m")
    Duration frameTime();

    /** Bytes of compressed frames kept in memory; more go to a temporary file. */
    @WithDefault("4M")
    MemorySize memory();
  }

  /** The database of the ledger. */
  interface Database {
    /** JDBC URL of the database of the ledger. */
    @WithDefault("jdbc:postgresql://localhost:5432/isocenter")
    String url();

    /** User. */
    @WithDefault("isocenter")
    String username();

    /** Password. */
    @WithDefault("isocenter")
    String password();

    /** Most connections at once. */
    @WithDefault("16")
    int connections();
  }
}
