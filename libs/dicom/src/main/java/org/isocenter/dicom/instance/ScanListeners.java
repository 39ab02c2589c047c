package org.isocenter.dicom.instance;

/** Who hears what while a scan goes on. */
record ScanListeners(IdentityListener identity, ValueListener values) {}
