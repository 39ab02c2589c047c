// A measurement report of the synthetic CT study, as viewers write them: PS3.16 TID 1500 with one length.

import { code, element, part10, sq } from "./part10.mjs";
import { CT, PATIENT, sliceUid } from "./phantom.mjs";

const REPORT = "1.2.840.10008.5.1.4.1.1.88.33";

/** A content item: relationship, value type, concept name, and what it holds. */
const item = (relationship, type, name, ...elements) => [
  ...(relationship ? [element(0x0040, 0xa010, "CS", relationship)] : []),
  element(0x0040, 0xa040, "CS", type),
  ...(name ? [code(0x0040, 0xa043, ...name)] : []),
  ...elements,
];

const SEPARATE = element(0x0040, 0xa050, "CS", "SEPARATE");
const children = (...items) => sq(0x0040, 0xa730, ...items);

function floats(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeFloatLE(value, 4 * i));
  return bytes;
}

/** A line across the ellipse of one slice, 100 mm long. */
const length = (study, slice) => item("CONTAINS", "NUM", ["410668003", "SCT", "Length"],
  sq(0x0040, 0xa300, [code(0x0040, 0x08ea, "mm", "UCUM", "millimeter"), element(0x0040, 0xa30a, "DS", "100")]),
  children(item("INFERRED FROM", "SCOORD", null,
    children(item("SELECTED FROM", "IMAGE", null,
      sq(0x0008, 0x1199, [element(0x0008, 0x1150, "UI", CT), element(0x0008, 0x1155, "UI", sliceUid(study, slice))]))),
    element(0x0070, 0x0022, "FL", floats(78, 128, 178, 128)),
    element(0x0070, 0x0023, "CS", "POLYLINE"))));

const group = (study, slice) => item("CONTAINS", "CONTAINER", ["125007", "DCM", "Measurement Group"], SEPARATE,
  children(
    item("HAS OBS CONTEXT", "TEXT", ["112039", "DCM", "Tracking Identifier"],
      element(0x0040, 0xa160, "UT", "Cornerstone3DTools@^0.1.0:Length")),
    item("HAS OBS CONTEXT", "UIDREF", ["112040", "DCM", "Tracking Unique Identifier"], element(0x0040, 0xa124, "UI", `${study}.7`)),
    length(study, slice)));

/** The report; its series is the third of the study. */
export function measurement(study, slice) {
  const sop = `${study}.3.1`;
  return part10(REPORT, sop, [
    element(0x0008, 0x0016, "UI", REPORT),
    element(0x0008, 0x0018, "UI", sop),
    element(0x0008, 0x0020, "DA", "20260102"),
    element(0x0008, 0x0021, "DA", "20260102"),
    element(0x0008, 0x0023, "DA", "20260102"),
    element(0x0008, 0x0030, "TM", "101500"),
    element(0x0008, 0x0031, "TM", "101800"),
    element(0x0008, 0x0033, "TM", "101800"),
    element(0x0008, 0x0050, "SH", "PHANTOM-1"),
    element(0x0008, 0x0060, "CS", "SR"),
    element(0x0008, 0x0070, "LO", "Isocenter"),
    element(0x0008, 0x0090, "PN", ""),
    element(0x0008, 0x103e, "LO", "Measurements"),
    ...PATIENT,
    element(0x0020, 0x000d, "UI", study),
    element(0x0020, 0x000e, "UI", `${study}.3`),
    element(0x0020, 0x0010, "SH", "1"),
    element(0x0020, 0x0011, "IS", "3"),
    element(0x0020, 0x0013, "IS", "1"),
    ...item(null, "CONTAINER", ["126000", "DCM", "Imaging Measurement Report"], SEPARATE),
    sq(0x0040, 0xa375, [
      sq(0x0008, 0x1115, [
        sq(0x0008, 0x1199, [element(0x0008, 0x1150, "UI", CT), element(0x0008, 0x1155, "UI", sliceUid(study, slice))]),
        element(0x0020, 0x000e, "UI", `${study}.1`),
      ]),
      element(0x0020, 0x000d, "UI", study),
    ]),
    element(0x0040, 0xa491, "CS", "COMPLETE"),
    element(0x0040, 0xa493, "CS", "UNVERIFIED"),
    sq(0x0040, 0xa504, [element(0x0008, 0x0105, "CS", "DCMR"), element(0x0040, 0xdb00, "CS", "1500")]),
    children(item("CONTAINS", "CONTAINER", ["126010", "DCM", "Imaging Measurements"], SEPARATE, children(group(study, slice)))),
  ]);
}
