package org.isocenter.query.config;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.isocenter.platform.tracing.Traces;
import org.isocenter.query.app.DeclaredAttribute;
import org.isocenter.query.app.DeclaredAttributes;
import org.isocenter.query.app.IndexDeclared;
import org.isocenter.query.app.IndexInstances;
import org.isocenter.query.app.SearchRequestParser;
import org.isocenter.query.app.SearchStudies;
import org.isocenter.query.db.JdbcDeclaredIndex;
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
  SearchRequestParser searchRequestParser(DeclaredAttributes declared) {
    return new SearchRequestParser(config.maxResults(), declared);
  }

  @Produces
  @Singleton
  DeclaredAttributes declaredAttributes() {
    return new DeclaredAttributes(
        config.searchableAttributes().orElse(List.of()).stream()
            .map(DeclaredAttribute::parse)
            .distinct()
            .toList());
  }

  @Produces
  @Singleton
  IndexDeclared indexDeclared(DeclaredAttributes declared) {
    return new IndexDeclared(new JdbcDeclaredIndex(dataSource), declared);
  }

  @Produces
  @Singleton
  SearchStudies searchStudies() {
    return new SearchStudies(
        new JdbcSearchIndex(dataSource, config.fetchSize(), config.maxDuration()));
  }

  @Produces
  @Singleton
  IndexInstances indexInstances(DeclaredAttributes declared, Traces traces) {
    var index = new JdbcInstanceIndex(dataSource);
    return new IndexInstances(
        changes -> traces.run("query transaction", () -> index.apply(changes)), declared);
  }

  @Produces
  @Singleton
  EmptyResult emptyResult() {
    return EmptyResult.ofStatus(config.emptyResult());
  }
}
