package org.isocenter.query.config;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.isocenter.query.app.IndexInstances;
import org.isocenter.query.app.SearchRequestParser;
import org.isocenter.query.app.SearchStudies;
import org.isocenter.query.db.JdbcInstanceIndex;
import org.isocenter.query.db.JdbcSearchIndex;
import org.isocenter.query.rest.EmptyResult;

/** Wires the use cases to the database. */
@ApplicationScoped
public class QueryBeans {

  private final QueryConfig config;
  private final AgroalDataSource dataSource;

  QueryBeans(QueryConfig config, @DataSource("query-db") AgroalDataSource dataSource) {
    this.config = config;
    this.dataSource = dataSource;
  }

  @Produces
  @Singleton
  SearchRequestParser searchRequestParser() {
    return new SearchRequestParser(config.maxResults());
  }

  @Produces
  @Singleton
  SearchStudies searchStudies() {
    return new SearchStudies(
        new JdbcSearchIndex(dataSource, config.fetchSize(), config.maxDuration()));
  }

  @Produces
  @Singleton
  IndexInstances indexInstances() {
    return new IndexInstances(new JdbcInstanceIndex(dataSource));
  }

  @Produces
  @Singleton
  EmptyResult emptyResult() {
    return EmptyResult.ofStatus(config.emptyResult());
  }
}
