package org.isocenter.ingest.app;

/** What is done with an instance that has values which its VRs do not allow, PS3.5 section 6.2. */
public enum ValidationPolicy {
  /** It is stored with a warning. */
  WARN,
  /** It is refused. */
  REFUSE,
  /** Nobody looks. */
  OFF
}
