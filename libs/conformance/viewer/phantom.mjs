// A synthetic CT study: an ellipse of water with bright and dark inserts, 256 x 256, 16 bit.

import { element, part10, us } from "./part10.mjs";

export const ROWS = 256;
export const COLUMNS = 256;

export const CT = "1.2.840.10008.5.1.4.1.1.2";
export const sliceUid = (study, slice) => `${study}.1.${slice + 1}`;
export const position = (slice, slices) => (slice - slices / 2) * 5;

/** Group 0010 of every object. */
export const PATIENT = [
  element(0x0010, 0x0010, "PN", "Phantom^Elliptic"),
  element(0x0010, 0x0020, "LO", "PHANTOM-1"),
  element(0x0010, 0x0030, "DA", "19700101"),
  element(0x0010, 0x0040, "CS", "O"),
];

function pixels(slice, slices) {
  const frame = Buffer.alloc(ROWS * COLUMNS * 2);
  const height = Math.cos(((slice - slices / 2) / slices) * 1.6);
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < COLUMNS; x++) {
      const u = (x - 128) / (110 * height);
      const v = (y - 128) / (80 * height);
      let hounsfield = u * u + v * v < 1 ? 40 : -1000;
      if ((x - 90) ** 2 + (y - 128) ** 2 < 400) hounsfield = 350;
      if ((x - 165) ** 2 + (y - 128) ** 2 < 400) hounsfield = -150;
      if (x > 110 && x < 146 && y > 165 && y < 175) hounsfield = 200;
      frame.writeUInt16LE(hounsfield + 1024, (y * COLUMNS + x) * 2);
    }
  }
  return frame;
}

function instance(study, slice, slices) {
  const sop = sliceUid(study, slice);
  const z = position(slice, slices);
  return part10(CT, sop, [
    element(0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL"),
    element(0x0008, 0x0016, "UI", CT),
    element(0x0008, 0x0018, "UI", sop),
    element(0x0008, 0x0020, "DA", "20260102"),
    element(0x0008, 0x0021, "DA", "20260102"),
    element(0x0008, 0x0030, "TM", "101500"),
    element(0x0008, 0x0031, "TM", "101600"),
    element(0x0008, 0x0050, "SH", "PHANTOM-1"),
    element(0x0008, 0x0060, "CS", "CT"),
    element(0x0008, 0x0090, "PN", ""),
    element(0x0008, 0x1030, "LO", "Isocenter phantom"),
    element(0x0008, 0x103e, "LO", "Ellipse with inserts"),
    ...PATIENT,
    element(0x0018, 0x0050, "DS", "5"),
    element(0x0018, 0x5100, "CS", "HFS"),
    element(0x0020, 0x000d, "UI", study),
    element(0x0020, 0x000e, "UI", `${study}.1`),
    element(0x0020, 0x0010, "SH", "1"),
    element(0x0020, 0x0011, "IS", "1"),
    element(0x0020, 0x0013, "IS", slice + 1),
    element(0x0020, 0x0032, "DS", `-128\\-128\\${z}`),
    element(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0"),
    element(0x0020, 0x0052, "UI", `${study}.9`),
    element(0x0020, 0x1041, "DS", z),
    element(0x0028, 0x0002, "US", us(1)),
    element(0x0028, 0x0004, "CS", "MONOCHROME2"),
    element(0x0028, 0x0010, "US", us(ROWS)),
    element(0x0028, 0x0011, "US", us(COLUMNS)),
    element(0x0028, 0x0030, "DS", "1\\1"),
    element(0x0028, 0x0100, "US", us(16)),
    element(0x0028, 0x0101, "US", us(12)),
    element(0x0028, 0x0102, "US", us(11)),
    element(0x0028, 0x0103, "US", us(0)),
    element(0x0028, 0x1050, "DS", "40"),
    element(0x0028, 0x1051, "DS", "400"),
    element(0x0028, 0x1052, "DS", "-1024"),
    element(0x0028, 0x1053, "DS", "1"),
    element(0x7fe0, 0x0010, "OW", pixels(slice, slices)),
  ]);
}

/** The Part 10 objects of one CT study; the study instance UID decides every other UID. */
export function ctPhantom(study, slices) {
  return Array.from({ length: slices }, (_, slice) => instance(study, slice, slices));
}
