package org.isocenter.worklist.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.platform.http.BodyReader;
import org.isocenter.worklist.app.ChangeWorkitemState;
import org.isocenter.worklist.app.CreateWorkitem;
import org.isocenter.worklist.app.DeleteFinished;
import org.isocenter.worklist.app.PerformStep;
import org.isocenter.worklist.app.ProcedureSteps;
import org.isocenter.worklist.app.Remains;
import org.isocenter.worklist.app.RequestCancellation;
import org.isocenter.worklist.app.ScheduleSteps;
import org.isocenter.worklist.app.Uids;
import org.isocenter.worklist.app.UpdateWorkitem;
import org.isocenter.worklist.app.Worklist;
import org.isocenter.worklist.app.WorklistPolicy;
import org.isocenter.worklist.db.SqlWorklistSearch;
import org.isocenter.worklist.rest.ScheduledStepResource.StepTransactions;
import org.isocenter.worklist.rest.SearchAnswer;
import org.isocenter.worklist.rest.WorkitemResource.WorkitemChanges;

/** Wires the use cases of workitems. */
@ApplicationScoped
public class WorklistBeans {
  private static final Clock CLOCK = Clock.systemUTC();

  private final WorklistConfig config;

  WorklistBeans(WorklistConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  WorklistPolicy policy() {
    return new WorklistPolicy(config.strict(), config.label(), config.aeTitle());
  }

  @Produces
  @Singleton
  CreateWorkitem createWorkitem(Worklist worklist, WorklistPolicy policy) {
    return new CreateWorkitem(worklist, policy, CLOCK, Uids::random);
  }

  @Produces
  @Singleton
  UpdateWorkitem updateWorkitem(Worklist worklist, WorklistPolicy policy) {
    return new UpdateWorkitem(worklist, policy, CLOCK);
  }

  @Produces
  @Singleton
  ChangeWorkitemState changeWorkitemState(Worklist worklist, WorklistPolicy policy) {
    return new ChangeWorkitemState(worklist, policy, CLOCK);
  }

  @Produces
  @Singleton
  RequestCancellation requestCancellation(Worklist worklist, WorklistPolicy policy) {
    return new RequestCancellation(worklist, policy, CLOCK);
  }

  @Produces
  @Singleton
  BodyReader bodyReader() {
    var limits = config.limits();
    int bytes = Math.toIntExact(limits.body().asLongValue());
    return new BodyReader(
        ReadLimits.DEFAULT
            .withDepth(limits.depth())
            .withElements(limits.elements())
            .withValueLength(bytes)
            .withTotalLength(bytes));
  }

  @Produces
  @Singleton
  WorkitemChanges workitemChanges(
      UpdateWorkitem update, ChangeWorkitemState state, RequestCancellation cancellation) {
    return new WorkitemChanges(update, state, cancellation);
  }

  @Produces
  @Singleton
  SqlWorklistSearch.SearchSettings searchDuration() {
    return new SqlWorklistSearch.SearchSettings(config.limits().searchDuration());
  }

  @Produces
  @Singleton
  SearchAnswer.SearchSettings searchSettings() {
    boolean array =
        switch (config.emptyResult()) {
          case 204 -> false;
          case 200 -> true;
          default ->
              throw new IllegalArgumentException(
                  "Set isocenter.worklist.empty-result to 204 or 200.");
        };
    return new SearchAnswer.SearchSettings(config.limits().results(), array);
  }

  @Produces
  @Singleton
  DeleteFinished deleteFinished(Remains remains) {
    var retention = config.retention();
    var periods =
        new DeleteFinished.Periods(retention.workitems(), retention.deleted(), retention.steps());
    return new DeleteFinished(remains, periods, CLOCK);
  }

  @Produces
  @Singleton
  ScheduleSteps scheduleSteps(ProcedureSteps steps) {
    return new ScheduleSteps(steps, Uids::random);
  }

  @Produces
  @Singleton
  PerformStep performStep(ProcedureSteps steps) {
    return new PerformStep(steps);
  }

  @Produces
  @Singleton
  StepTransactions stepTransactions(
      ProcedureSteps steps, ScheduleSteps scheduling, CreateWorkitem creation) {
    return new StepTransactions(steps, scheduling, creation);
  }
}
