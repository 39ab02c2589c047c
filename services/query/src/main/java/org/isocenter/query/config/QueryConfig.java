package org.isocenter.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of searches. */
@ConfigMapping(prefix = "isocenter.query")
public interface QueryConfig {

  /**
   * Results of one response at most; more are announced by a Warning and fetched by {@code offset}.
   */
  @WithDefault("50000")
  int maxResults();

  /**
   * Rows held in memory for each search under way; a tenth of them when attributes beyond the index
   * are asked for.
   */
  @WithDefault("200")
  int fetchSize();

  /**
   * How long a search may take until its first result; longer ones are refused as too broad (413).
   */
  @WithDefault("30s")
  Duration maxDuration();

  /**
   * Further attributes that searches can match, separated by commas: {@code level:attribute}, where
   * the level is {@code study}, {@code series} or {@code instance} and the attribute a keyword, tag
   * or dotted path ({@code instance:KVP}); private ones are preceded by their creator and a
   * vertical bar and, unless they are text, followed by a colon and their VR. What is stored
   * already is indexed by them in the background.
   */
  Optional<List<String>> searchableAttributes();

  /** Status of a search without results: 204, or 200 with an empty array. */
  @WithDefault("204")
  int emptyResult();

  /** The database of the search index. */
  Database db();

  /** A schema of its own, {@code query}, in a database that may be shared. */
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

    /** Connections at most: searches that run or stream at once, and the consumer. */
    @WithDefault("16")
    int connections();
  }
}
