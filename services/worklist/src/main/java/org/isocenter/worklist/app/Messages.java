package org.isocenter.worklist.app;

import java.util.List;

/** The sentences that PS3.18 chapter 11 prescribes for Warning headers. */
public final class Messages {
  public static final String CREATED_WITH_MODIFICATIONS =
      "The Workitem was created with modifications.";
  public static final String UPDATED_WITH_MODIFICATIONS =
      "The Workitem was updated with modifications.";
  public static final String NOT_CLAIMED = "The target URI did not reference a claimed Workitem.";
  public static final String INCONSISTENT =
      "The submitted request is inconsistent with the current state of the Workitem.";
  public static final String TRANSACTION_MISSING = "The Transaction UID is missing.";
  public static final String TRANSACTION_INCORRECT = "The Transaction UID is incorrect.";
  public static final String INCONSISTENT_STATE =
      "The submitted request is inconsistent with the state of the UPS Instance.";
  public static final String ALREADY_CANCELED =
      "The UPS is already in the requested state of CANCELED.";
  public static final String ALREADY_COMPLETED =
      "The UPS is already in the requested state of COMPLETED.";
  public static final String LOCK_NOT_GRANTED = "Deletion Lock not granted.";

  /** More would not help anybody. */
  private static final int MOST_FINDINGS = 20;

  private Messages() {}

  static String joined(List<String> findings) {
    var told = String.join(" ", findings.stream().limit(MOST_FINDINGS).toList());
    return findings.size() > MOST_FINDINGS ? told + " And more." : told;
  }
}
