package org.isocenter.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are checked before anything is rendered, and what is wrong is said in a sentence. */
class SchemaTest {

  /** What is said names the place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bogus=1                                  | additional properties 'bogus' not allowed
          query.replica=3                          | at '/query': additional properties 'replica' not allowed
          query.replicas=many                      | at '/query/replicas': got string, want integer
          query.image.tag=latest                   | at '/query/image/tag'
          query.image.digest=sha256:abc            | at '/query/image/digest'
          query.resources.limits.memory=lots       | at '/query/resources/limits/memory'
          query.pdb.maxUnavailable=0               | at '/query/pdb/maxUnavailable'
          query.pdb.minAvailable=1                 | additional properties 'minAvailable' not allowed
          query.podSecurityContext.runAsUser=0     | at '/query/podSecurityContext/runAsUser': minimum: got 0, want 10,001
          query.podSecurityContext.runAsNonRoot=no | at '/query/podSecurityContext/runAsNonRoot'
          query.config.fetchSize=3                 | invalid propertyName 'fetchSize'
          query.tmp.sizeLimit=big                  | at '/query/tmp/sizeLimit'
          kafka.securityProtocol=sasl              | value must be one of 'PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'
          kafka.bootstrapServers={kafka}           | at '/kafka/bootstrapServers/0': 'kafka' does not match pattern
          kafka.replicationFactor=0                | at '/kafka/replicationFactor'
          objectStore.checksums=crc32              | value must be one of 'standard', 'md5'
          objectStore.endpoint=s3:9000             | at '/objectStore/endpoint': 's3:9000' does not match pattern
          authentication.mode=off                  | value must be one of 'oidc', 'none'
          database.sslMode=maybe                   | at '/database/sslMode': value must be one of
          tracing.samplerArgument=2                | at '/tracing/samplerArgument'
          httpRoute.timeouts.query=1 hour          | at '/httpRoute/timeouts/query'
          httpRoute.parentRefs[0].nam=x            | at '/httpRoute/parentRefs/0'
          logging.level=LOUD                       | at '/logging/level': value must be one of
          trustedProxies={everyone}                | at '/trustedProxies/0'
          """)
  void refuses(String value, String said) {
    var answer = Chart.template("rel", "minimal", "--set", value);

    assertThat(answer.status()).isNotZero();
    assertThat(answer.err()).contains(said);
  }

  /** Contradictions that a schema cannot express. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          authentication.oidc.issuerUrl=           | authentication.oidc.issuerUrl: name the issuer of the tokens
          database.hosts=null                      | database.hosts: name the PostgreSQL server
          kafka.bootstrapServers=null              | kafka.bootstrapServers: name the Kafka brokers
          objectStore.bucket=                      | ingest needs objectStore.endpoint and objectStore.bucket
          objectStore.existingSecret=              | ingest needs objectStore.existingSecret
          database.existingSecret=                 | there is no default password
          ingress.enabled=true                     | an Ingress cannot tell GET from POST
          gateway.enabled=true,ingress.enabled=true | ingress.hosts: name at least one host
          httpRoute.enabled=true                   | httpRoute.parentRefs: name the Gateway
          httpRoute.enabled=true,httpRoute.backend=gateway | httpRoute.backend=gateway needs gateway.enabled=true
          gatewayApi.enabled=true                  | gatewayApi.className
          certificate.enabled=true                 | certificate: needs issuerRef.name and secretName
          tracing.enabled=true                     | tracing.endpoint: name the OTLP receiver
          query.autoscaling.enabled=true,query.keda.enabled=true | query: autoscaling or keda, not both
          query.autoscaling.enabled=true,query.autoscaling.targetCPUUtilizationPercentage=0 | name at least one target
          query.autoscaling.enabled=true,query.autoscaling.minReplicas=9 | minReplicas (9) is more than maxReplicas (6)
          query.keda.enabled=true,query.keda.cpuUtilization=0 | query.keda: there is no trigger
          ingest.keda.enabled=true,ingest.keda.lag.enabled=true | ingest consumes no topic in a group
          query.shutdown.gracePeriodSeconds=45     | must be more than preStopSeconds (5) and drainSeconds (40) together
          kafka.securityProtocol=SASL_SSL          | SASL_SSL needs kafka.sasl.existingSecret
          kafka.sasl.existingSecret=x              | uses no SASL
          kafka.tls.client.existingSecret=x        | uses no TLS
          database.ca.secret=a,database.ca.configMap=b | database.ca: a Secret or a ConfigMap, not both
          kafka.strimzi.topics.enabled=true        | kafka.strimzi.topics.cluster
          metrics.podMonitor.enabled=true,metrics.serviceMonitor.enabled=true | would count everything twice
          tests.token.existingSecret=a,tests.client.existingSecret=b | not both
          serviceAccount.create=false              | serviceAccount.name: name the existing ServiceAccount
          migrations.job.enabled=true,database.existingSecret=,database.username=a,database.password=b | before the chart's own Secret is there
          """)
  void refusesContradictions(String values, String said) {
    var answer = Chart.template("rel", "minimal", "--set", values);

    assertThat(answer.status()).isNotZero();
    assertThat(answer.err()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"advancedConfig\":{\"quarkus.datasource.password\":\"x\"}}",
        "{\"query\":{\"config\":{\"isocenter.query.db.password\":\"x\"}}}",
        "{\"kafka\":{\"properties\":{\"sasl.jaas.config\":\"x\"}}}",
        "{\"kafka\":{\"properties\":{\"ssl.keystore.key\":\"x\"}}}"
      })
  void refusesSecretsAmongSettings(String values) throws IOException {
    var file = Files.createTempFile("values", ".json");
    Files.writeString(file, values);

    var answer = Chart.template("rel", "minimal", "--values", file.toString());

    Files.delete(file);
    assertThat(answer.err()).contains("looks like a secret").contains("valueFrom.secretKeyRef");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query.replicas=0",
        "query.pdb.maxUnavailable=25%",
        "query.image.digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "query.resources.limits.memory=1.5Gi",
        "query.hostUsers=true",
        "query.tmp.medium=Memory",
        "query.service.type=LoadBalancer",
        "query.strategy.type=Recreate,query.strategy.rollingUpdate=null",
        "kafka.replicationFactor=-1",
        "kafka.bootstrapServers={[fd00::1]:9092}",
        "objectStore.pathStyle=false,objectStore.conditionalWrites=false,objectStore.checksums=md5",
        "authentication.mode=none",
        "database.sslMode=disable",
        "database.hosts={a:5432,b:5432}",
        "tracing.enabled=true,tracing.endpoint=http://otel:4317,tracing.sampler=always_on",
        "logging.json=false,logging.level=WARN",
        "trustedProxies={10.0.0.0/8,::1}",
        "cors.origins={/https?://.*/}"
      })
  void accepts(String values) {
    var answer = Chart.template("rel", "minimal", "--set", values);

    assertThat(answer.status()).as(answer.err()).isZero();
  }

  @Test
  void everyObjectOfTheChartsOwnIsClosed() throws IOException {
    var open = new ArrayList<String>();
    collectOpen(schema(), "", open);

    // Charts above this one have globals of their own.
    assertThat(open).isEmpty();
    assertThat(schema().at("/properties/global/additionalProperties").asBoolean()).isTrue();
  }

  /** A value that no default mentions would be in no documentation either. */
  @Test
  void schemaAndDefaultsHaveTheSameKeys() throws IOException {
    JsonNode values = Chart.YAML.readTree(Chart.FOLDER.resolve("values.yaml").toFile());
    JsonNode schema = schema();

    var differing = new ArrayList<String>();
    compare(values, schema.path("properties"), "", differing);
    compare(
        values.path("defaults"), schema.at("/$defs/service/properties"), "defaults.", differing);

    assertThat(differing).isEmpty();
  }

  private static void compare(JsonNode values, JsonNode schema, String path, List<String> found) {
    values.fieldNames().forEachRemaining(key -> require(schema.has(key), path + key, found));
    schema
        .properties()
        .forEach(entry -> {
          String key = entry.getKey();
          boolean own = entry.getValue().has("$ref") || values.has(key);
          require(own, path + key, found);
          if (!values.path(key).isEmpty() && isOfSections(entry.getValue())) {
            compare(values.path(key), entry.getValue().path("properties"), path + key + ".", found);
          }
        });
  }

  /** Sections are described key by key in values.yaml; leaves such as probes allow more. */
  private static boolean isOfSections(JsonNode schema) {
    return schema.path("properties").properties().stream()
        .anyMatch(entry -> isObject(entry.getValue()));
  }

  private static boolean isObject(JsonNode schema) {
    return "object".equals(schema.path("type").asText());
  }

  private static void require(boolean holds, String key, List<String> found) {
    if (!holds) {
      found.add(key);
    }
  }

  private static void collectOpen(JsonNode schema, String path, List<String> open) {
    if (isObject(schema)
        && schema.has("properties")
        && !schema.path("additionalProperties").isBoolean()) {
      open.add(path);
    }
    schema
        .properties()
        .forEach(entry -> collectOpen(entry.getValue(), path + "/" + entry.getKey(), open));
  }

  private static JsonNode schema() throws IOException {
    return Chart.YAML.readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
  }
}
