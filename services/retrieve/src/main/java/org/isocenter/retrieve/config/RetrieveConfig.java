package org.isocenter.retrieve.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of retrieve. */
@ConfigMapping(prefix = "isocenter.retrieve")
public interface RetrieveConfig {

  /** Memory for instances' places and frame tables. */
  Cache cache();

  /** What has been deleted. */
  Deleted deleted();

  /** How rows are read while an answer is sent. */
  Page page();

  /** Metadata of large series, made ready beforehand. */
  Settled settled();

  /** Structured reports as pages. */
  Reports reports();

  /** What decoding frames may cost. */
  Decode decode();

  /** Pictures of frames. */
  Rendered rendered();

  /** Presentation states, and the images under them. */
  Presentation presentation();

  /** The database of the index. */
  Database db();

  /** Memory for instances' places and frame tables. */
  interface Cache {

    /** Most bytes that cached instances' places and frame tables may take, about. */
    @WithDefault("64M")
    MemorySize size();

    /**
     * How long a cached instance is used before it is read again; so long may another replica give
     * out what was replaced or deleted.
     */
    @WithDefault("10S")
    Duration maxAge();
  }

  /** What has been deleted. */
  interface Deleted {

    /** How often instances are forgotten whose deletion is no longer answered with 410. */
    @WithDefault("10M")
    Duration sweepEvery();
  }

  /** How rows are read while an answer is sent. */
  interface Page {

    /** Bytes of metadata read from the database at once, about; bounds the memory of an answer. */
    @WithDefault("2M")
    MemorySize size();

    /** Most rows read at once. */
    @WithDefault("1000")
    int rows();
  }

  /** Metadata of large series, made ready beforehand. */
  interface Settled {

    /** Fewest instances of a series whose metadata is made ready. */
    @WithDefault("50")
    int instances();

    /** How long nothing was stored in a series before its metadata is made ready. */
    @WithDefault("30S")
    Duration after();

    /** Most bytes of the metadata of one series when it is deflated; more is not made ready. */
    @WithDefault("16M")
    MemorySize maxSize();

    /** How often it is looked for such series; {@code off}: never. */
    @WithDefault("5S")
    String lookEvery();
  }

  /** Structured reports as pages. */
  interface Reports {

    /** Most bytes of the metadata of a report that is rendered; a longer one is a 406. */
    @WithDefault("16M")
    MemorySize size();

    /** Most content items of a report that is rendered; one of more is a 406. */
    @WithDefault("20000")
    int items();
  }

  /** What decoding frames may cost. */
  interface Decode {

    /** Most pixels of a frame that is decoded; larger ones are answered with 406. */
    @WithDefault("134217728")
    long maxPixels();

    /**
     * Most bytes of all frames that are decoded, rendered and encoded at one time, work space
     * included.
     */
    @WithDefault("192M")
    MemorySize memory();

    /** How long one frame may take, or all that one picture is made of. */
    @WithDefault("30S")
    Duration time();

    /** How long a request waits for others to make room, before it is answered with 503. */
    @WithDefault("10S")
    Duration waitFor();
  }

  /** Pictures of frames. */
  interface Rendered {

    /** Most bytes that rendered pictures lately asked for may take in memory. */
    @WithDefault("32M")
    MemorySize cacheSize();

    /** Most bytes of an ICC profile that is converted from or put into a picture. */
    @WithDefault("4M")
    MemorySize profileSize();
  }

  /** Presentation states, and the images under them. */
  interface Presentation {

    /** Most bytes of the metadata of a presentation state; larger ones are answered with 406. */
    @WithDefault("8M")
    MemorySize maxSize();

    /** Most frames that a presentation state may show in one answer; more are a 413. */
    @WithDefault("500")
    int maxImages();

    /**
     * Most texts, figures, layers, windows, displayed areas and references of a presentation state
     * together; more are answered with 406.
     */
    @WithDefault("10000")
    int maxObjects();

    /** Most points of all figures of a presentation state; more are answered with 406. */
    @WithDefault("100000")
    int maxPoints();

    /** Most bytes of all texts of a presentation state; more are answered with 406. */
    @WithDefault("100000")
    int maxCharacters();

    /**
     * Most frames that a presentation state may make one picture of by subtracting a mask; more are
     * answered with 406.
     */
    @WithDefault("32")
    int maxMaskFrames();
  }

  /** A schema of its own, {@code retrieve}, in a database that may be shared. */
  interface Database {

    /** JDBC URL of the database of the index. */
    @WithDefault("jdbc:postgresql://localhost:5432/isocenter")
    String url();

    /** User who owns the schema. */
    @WithDefault("isocenter")
    String username();

    /** Password of the user. */
    @WithDefault("isocenter")
    String password();

    /** Most connections at once. */
    @WithDefault("16")
    int connections();
  }
}
