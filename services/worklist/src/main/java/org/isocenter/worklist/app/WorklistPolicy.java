package org.isocenter.worklist.app;

/**
 * What this installation wants of workitems.
 *
 * @param strict whether attributes of type 2 must be sent; otherwise they are added empty, with a
 *     Warning
 * @param label the Worklist Label of workitems that come without
 * @param aeTitle who asks for cancellations that name nobody
 */
public record WorklistPolicy(boolean strict, String label, String aeTitle) {}
