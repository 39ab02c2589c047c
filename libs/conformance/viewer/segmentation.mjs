// A segmentation of the synthetic CT study.

import { code, element, part10, sq, ul, us } from "./part10.mjs";
import { COLUMNS, CT, PATIENT, ROWS, position, sliceUid } from "./phantom.mjs";

const SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";
/** One bit a pixel over all frames: the bright insert of the phantom. */
function insertBits(slices) {
  const bits = Buffer.alloc((ROWS * COLUMNS * slices) / 8);
  for (let slice = 0; slice < slices; slice++) {
    for (let y = 0; y < ROWS; y++) {
      for (let x = 0; x < COLUMNS; x++) {
        const bit = (slice * ROWS + y) * COLUMNS + x;
        if ((x - 90) ** 2 + (y - 128) ** 2 < 400) bits[bit >> 3] |= 1 << (bit & 7);
      }
    }
  }
  return bits;
}

const sourceImage = (study, slice) => [
  sq(0x0008, 0x2112, [
    element(0x0008, 0x1150, "UI", CT),
    element(0x0008, 0x1155, "UI", sliceUid(study, slice)),
    code(0x0040, 0xa170, "121322", "DCM", "Source image for image processing operation"),
  ]),
  code(0x0008, 0x9215, "113076", "DCM", "Segmentation"),
];

/** A binary segmentation, PS3.3 A.51, of the phantom: its bright insert on every slice. */
export function segmentation(study, slices) {
  const numbers = Array.from({ length: slices }, (_, slice) => slice);
  const sop = `${study}.2.1`;
  return part10(SEGMENTATION, sop, [
    element(0x0008, 0x0008, "CS", "DERIVED\\PRIMARY"),
    element(0x0008, 0x0016, "UI", SEGMENTATION),
    element(0x0008, 0x0018, "UI", sop),
    element(0x0008, 0x0020, "DA", "20260102"),
    element(0x0008, 0x0021, "DA", "20260102"),
    element(0x0008, 0x0023, "DA", "20260102"),
    element(0x0008, 0x0030, "TM", "101500"),
    element(0x0008, 0x0031, "TM", "101700"),
    element(0x0008, 0x0033, "TM", "101700"),
    element(0x0008, 0x0050, "SH", "PHANTOM-1"),
    element(0x0008, 0x0060, "CS", "SEG"),
    element(0x0008, 0x0070, "LO", "Isocenter"),
    element(0x0008, 0x0090, "PN", ""),
    element(0x0008, 0x103e, "LO", "Bright insert"),
    sq(0x0008, 0x1115, [
      sq(0x0008, 0x114a, ...numbers.map((slice) => [
        element(0x0008, 0x1150, "UI", CT), element(0x0008, 0x1155, "UI", sliceUid(study, slice)),
      ])),
      element(0x0020, 0x000e, "UI", `${study}.1`),
    ]),
    ...PATIENT,
    element(0x0020, 0x000d, "UI", study),
    element(0x0020, 0x000e, "UI", `${study}.2`),
    element(0x0020, 0x0010, "SH", "1"),
    element(0x0020, 0x0011, "IS", "2"),
    element(0x0020, 0x0013, "IS", "1"),
    element(0x0020, 0x0052, "UI", `${study}.9`),
    sq(0x0020, 0x9221, [element(0x0020, 0x9164, "UI", `${study}.8`)]),
    sq(0x0020, 0x9222, [
      element(0x0020, 0x9164, "UI", `${study}.8`),
      element(0x0020, 0x9165, "AT", us(0x0062, 0x000b)), element(0x0020, 0x9167, "AT", us(0x0062, 0x000a)),
    ], [
      element(0x0020, 0x9164, "UI", `${study}.8`),
      element(0x0020, 0x9165, "AT", us(0x0020, 0x0032)), element(0x0020, 0x9167, "AT", us(0x0020, 0x9113)),
    ]),
    element(0x0028, 0x0002, "US", us(1)),
    element(0x0028, 0x0004, "CS", "MONOCHROME2"),
    element(0x0028, 0x0008, "IS", slices),
    element(0x0028, 0x0010, "US", us(ROWS)),
    element(0x0028, 0x0011, "US", us(COLUMNS)),
    element(0x0028, 0x0100, "US", us(1)),
    element(0x0028, 0x0101, "US", us(1)),
    element(0x0028, 0x0102, "US", us(0)),
    element(0x0028, 0x0103, "US", us(0)),
    element(0x0028, 0x2110, "CS", "00"),
    element(0x0062, 0x0001, "CS", "BINARY"),
    sq(0x0062, 0x0002, [
      code(0x0062, 0x0003, "49755003", "SCT", "Morphologically Abnormal Structure"),
      element(0x0062, 0x0004, "US", us(1)),
      element(0x0062, 0x0005, "LO", "Bright insert"),
      element(0x0062, 0x0008, "CS", "MANUAL"),
      element(0x0062, 0x000d, "US", us(45000, 50000, 40000)),
      code(0x0062, 0x000f, "4147007", "SCT", "Mass"),
    ]),
    element(0x0070, 0x0080, "CS", "SEGMENTATION"),
    element(0x0070, 0x0081, "LO", ""),
    element(0x0070, 0x0084, "PN", ""),
    sq(0x5200, 0x9229, [
      sq(0x0020, 0x9116, [element(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0")]),
      sq(0x0028, 0x9110, [
        element(0x0018, 0x0050, "DS", "5"), element(0x0018, 0x0088, "DS", "5"), element(0x0028, 0x0030, "DS", "1\\1"),
      ]),
    ]),
    sq(0x5200, 0x9230, ...numbers.map((slice) => [
      sq(0x0008, 0x9124, sourceImage(study, slice)),
      sq(0x0020, 0x9111, [element(0x0020, 0x9157, "UL", ul(1, slice + 1))]),
      sq(0x0020, 0x9113, [element(0x0020, 0x0032, "DS", `-128\\-128\\${position(slice, slices)}`)]),
      sq(0x0062, 0x000a, [element(0x0062, 0x000b, "US", us(1))]),
    ])),
    element(0x7fe0, 0x0010, "OB", insertBits(slices)),
  ]);
}
