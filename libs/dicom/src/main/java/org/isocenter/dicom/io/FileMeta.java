package org.isocenter.dicom.io;

import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;

/**
 * The File Meta Information of group 0002, PS3.10 section 7.1. Accessors answer "" for what is
 * absent.
 *
 * @param elements all elements of the group but its length; not to be changed
 */
public record FileMeta(Dataset elements) {

  /** The UID root under which this implementation identifies itself, derived from a UUID. */
  static final String IMPLEMENTATION_CLASS_UID = "2.25.185203104519836440217461129058411365187";

  static final String IMPLEMENTATION_VERSION_NAME = "ISOCENTER_0_1";

  /** Of an object without File Meta Information. */
  public static final FileMeta NONE = new FileMeta(new Dataset());

  private static final byte[] VERSION = {0, 1};

  /** The meta information this implementation writes for an instance. */
  public static FileMeta of(
      String sopClassUid, String sopInstanceUid, TransferSyntax transferSyntax) {
    return new FileMeta(
        new Dataset()
            .put(Element.value(Tags.FILE_META_INFORMATION_VERSION, Vr.OB, VERSION))
            .putText(Tags.MEDIA_STORAGE_SOP_CLASS_UID, Vr.UI, sopClassUid)
            .putText(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID, Vr.UI, sopInstanceUid)
            .putText(Tags.TRANSFER_SYNTAX_UID, Vr.UI, transferSyntax.uid())
            .putText(Tags.IMPLEMENTATION_CLASS_UID, Vr.UI, IMPLEMENTATION_CLASS_UID)
            .putText(Tags.IMPLEMENTATION_VERSION_NAME, Vr.SH, IMPLEMENTATION_VERSION_NAME));
  }

  /** The same with another transfer syntax. */
  public FileMeta withTransferSyntax(TransferSyntax transferSyntax) {
    var changed = new Dataset();
    elements.forEach(changed::put);
    changed.putText(Tags.TRANSFER_SYNTAX_UID, Vr.UI, transferSyntax.uid());
    return new FileMeta(changed);
  }

  public String mediaStorageSopClassUid() {
    return elements.string(Tags.MEDIA_STORAGE_SOP_CLASS_UID).orElse("");
  }

  public String mediaStorageSopInstanceUid() {
    return elements.string(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID).orElse("");
  }

  public String transferSyntaxUid() {
    return elements.string(Tags.TRANSFER_SYNTAX_UID).orElse("");
  }

  public String implementationClassUid() {
    return elements.string(Tags.IMPLEMENTATION_CLASS_UID).orElse("");
  }

  public String implementationVersionName() {
    return elements.string(Tags.IMPLEMENTATION_VERSION_NAME).orElse("");
  }

  public String sourceApplicationEntityTitle() {
    return elements.string(Tags.SOURCE_APPLICATION_ENTITY_TITLE).orElse("");
  }

  public boolean isEmpty() {
    return elements.isEmpty();
  }
}
