package org.isocenter.dicomweb;

/** In which transfer syntax bytes leave, PS3.18 section 8.7.3. */
public sealed interface Delivery {

  /**
   * Each object in the syntax it is stored in, except that Implicit VR Little Endian and Explicit
   * VR Big Endian must leave as Explicit VR Little Endian: {@link Representation#deliveredSyntax}
   * says which. Also the delivery of what has no transfer syntax, such as JSON.
   */
  record AsStored() implements Delivery {}

  /** Every object in this syntax. */
  record Required(String transferSyntaxUid) implements Delivery {}
}
