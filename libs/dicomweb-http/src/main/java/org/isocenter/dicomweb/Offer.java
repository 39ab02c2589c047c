package org.isocenter.dicomweb;

/** What the server can do for one media range. */
sealed interface Offer {

  /** Just what was asked. */
  record Given(MediaType type, Delivery delivery) implements Offer {}

  /** Not quite what was asked, and better than nothing. */
  record LastResort(MediaType type, Delivery delivery) implements Offer {}

  /** Nothing; the reason completes the sentence "{range}: ...". */
  record Refused(String reason) implements Offer {}

  static Offer asStored(MediaType type) {
    return new Given(type, new Delivery.AsStored());
  }
}
