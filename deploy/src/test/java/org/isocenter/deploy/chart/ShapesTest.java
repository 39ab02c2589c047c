package org.isocenter.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every supported shape of an installation, rendered and looked at by all validators. */
class ShapesTest {

  static List<String> shapes() {
    return Chart.shapes();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void lintFindsNothing(String shape) {
    var answer = Chart.helm("lint", "--strict", ".", "--values", values(shape));

    assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isTheSameEachTime(String shape) {
    assertThat(Chart.template("rel", shape).orFail()).isEqualTo(Chart.text(shape));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isTheSameWithHelm3(String shape) {
    var lint = Chart.formerHelm("lint", "--strict", ".", "--values", values(shape));

    assertThat(lint.status()).as(lint.out() + lint.err()).isZero();
    assertThat(Chart.formerHelm(Chart.templateWords("rel", shape)).orFail())
        .isEqualTo(Chart.text(shape));
  }

  private static String values(String shape) {
    return "ci/" + shape + "-values.yaml";
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void hasOnlyNamesThatKubernetesKnows(String shape) {
    assertThat(Chart.render(shape).stream().flatMap(m -> StrictNames.faults(m).stream())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void leavesNothingOverInTypedModels(String shape) {
    assertThat(Chart.render(shape).stream().flatMap(m -> TypedModels.faults(m).stream())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void keepsToThePolicies(String shape) {
    assertThat(Policies.faults(Chart.render(shape))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void hasEachObjectOnce(String shape) {
    var titles = Chart.render(shape).stream().map(m -> m.apiVersion() + " " + m.title()).toList();

    assertThat(titles).doesNotHaveDuplicates();
  }

  /** Once for all, since Node.js takes a second to load the models. */
  @Test
  void hasTheTypesAndEnumerationsOfTheModels() {
    var all = new ArrayList<Manifest>();
    shapes().forEach(shape -> all.addAll(Chart.render(shape)));

    assertThat(NodeModels.faults(all))
        .allMatch(fault -> fault.endsWith("no model of kafka.strimzi.io/v1beta2 KafkaTopic"));
  }

  /** A kind that no validator knows would pass unseen. */
  @Test
  void isMadeOfKindsThatAreKnown() {
    Set<String> unknown =
        shapes().stream()
            .flatMap(shape -> Chart.render(shape).stream())
            .filter(manifest -> !StrictNames.knows(manifest))
            .map(Manifest::kind)
            .collect(Collectors.toSet());

    assertThat(unknown)
        .isSubsetOf(
            Stream.of(
                    "HTTPRoute Gateway Certificate ScaledObject TriggerAuthentication KafkaTopic"
                        + " ServiceMonitor PodMonitor PrometheusRule")
                .flatMap(kinds -> Stream.of(kinds.split(" ", -1)))
                .toList());
  }
}
