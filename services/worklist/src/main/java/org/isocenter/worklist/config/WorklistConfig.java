package org.isocenter.worklist.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Workitems, scheduled and performed procedure steps, and who hears of them. */
@ConfigMapping(prefix = "isocenter.worklist")
public interface WorklistConfig {

  /** Whether attributes of type 2 must be sent; otherwise they are added empty, with a Warning. */
  @WithDefault("false")
  boolean strict();

  /** Worklist Label of workitems that come without one. */
  @WithDefault("DEFAULT")
  String label();

  /**
   * AE title of this server, of those who request cancellations without naming theirs, and of
   * stations that a FHIR order leaves open.
   */
  @WithDefault("ISOCENTER")
  String aeTitle();

  /** Status of a search without results: 204, or 200 with an empty array. */
  @WithDefault("204")
  int emptyResult();

  /** What one request, and one subscriber, may ask for. */
  Limits limits();

  /** The event channel. */
  Channel channel();

  /** Events between database and brokers. */
  Outbox outbox();

  /** How long finished things stay. */
  Retention retention();

  /** The database. */
  Database db();

  /** What one request, and one subscriber, may ask for. */
  interface Limits {
    /** Bytes of a request's body. */
    @WithDefault("1M")
    MemorySize body();

    /** Sequences within each other in a data set. */
    @WithDefault("16")
    int depth();

    /** Elements of a data set, those of its items included. */
    @WithDefault("20000")
    int elements();

    /** Results of one search; more are announced by a Warning and fetched by {@code offset}. */
    @WithDefault("1000")
    int results();

    /** How long a search may take; longer ones are refused as too broad (413). */
    @WithDefault("30s")
    Duration searchDuration();

    /** Subscriptions to single workitems that one AE may have. */
    @WithDefault("10000")
    int subscriptions();

    /** Subscriptions to the whole worklist, filtered ones included, of all AEs. */
    @WithDefault("200")
    int worklistSubscriptions();

    /** Workitems that a subscription to all of them may lock, or a filter match, at its begin. */
    @WithDefault("10000")
    int initialEvents();
  }

  /** The event channel. */
  interface Channel {
    /** Connections to one replica at once. */
    @WithDefault("1000")
    int connections();

    /** Events that wait for one connection; a client that falls further behind is cut off. */
    @WithDefault("1000")
    int queue();

    /** How long one event may take to be sent before the client counts as dead. */
    @WithDefault("10s")
    Duration sendWithin();

    /** How often a silent stream of server-sent events says that it is alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** For how long after a start clients that connect are told of it. */
    @WithDefault("60s")
    Duration restartNotice();

    /** How far back events are read at a start, so that none is told twice. */
    @WithDefault("10m")
    Duration replay();

    /** Workitems of which the last event told is remembered. */
    @WithDefault("100000")
    int remembered();
  }

  /** Events between database and brokers. */
  interface Outbox {
    /** Events published at once. */
    @WithDefault("500")
    int batch();

    /** Longest time until an event of another replica, or of the time before a crash, is seen. */
    @WithDefault("100ms")
    Duration pollEvery();
  }

  /** How long finished things stay. */
  interface Retention {
    /** How long workitems stay that are COMPLETED or CANCELED and have no deletion lock. */
    @WithDefault("30d")
    Duration workitems();

    /** How long UIDs of deleted workitems answer 410. */
    @WithDefault("365d")
    Duration deleted();

    /** How long scheduled and performed steps stay that are over. */
    @WithDefault("365d")
    Duration steps();

    /** How often this is looked after; {@code off}: never. */
    @WithDefault("1m")
    String sweepEvery();
  }

  /** The database. */
  interface Database {
    /** JDBC URL of the database of the worklist. */
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
