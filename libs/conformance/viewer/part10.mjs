// Part 10 objects in Explicit VR Little Endian, encoded here and not by Isocenter's own library, so that
// the check has an encoder of its own.

/** Explicit VR Little Endian (PS3.5 section 7.1.2). */
export function element(group, number, vr, value) {
  let bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value), "latin1");
  if (bytes.length % 2 === 1) {
    bytes = Buffer.concat([bytes, Buffer.from(vr === "UI" || vr === "OB" ? [0] : [32])]);
  }
  const long = ["OB", "OW", "SQ", "UN", "UT"].includes(vr);
  const header = Buffer.alloc(long ? 12 : 8);
  header.writeUInt16LE(group, 0);
  header.writeUInt16LE(number, 2);
  header.write(vr, 4, "latin1");
  if (long) {
    header.writeUInt32LE(bytes.length, 8);
  } else {
    header.writeUInt16LE(bytes.length, 6);
  }
  return Buffer.concat([header, bytes]);
}

export function us(...values) {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, i) => bytes.writeUInt16LE(value, 2 * i));
  return bytes;
}

export function ul(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32LE(value, 4 * i));
  return bytes;
}

/** A sequence of items of defined length. */
export function sq(group, number, ...items) {
  return element(group, number, "SQ", Buffer.concat(items.map((elements) => {
    const item = Buffer.concat(elements);
    const header = Buffer.alloc(8);
    header.writeUInt16LE(0xfffe, 0);
    header.writeUInt16LE(0xe000, 2);
    header.writeUInt32LE(item.length, 4);
    return Buffer.concat([header, item]);
  })));
}

export function part10(sopClass, sop, elements) {
  const meta = Buffer.concat([
    element(0x0002, 0x0001, "OB", Buffer.from([0, 1])),
    element(0x0002, 0x0002, "UI", sopClass),
    element(0x0002, 0x0003, "UI", sop),
    element(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1"),
    element(0x0002, 0x0012, "UI", "2.25.20261122"),
  ]);
  return Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), element(0x0002, 0x0000, "UL", ul(meta.length)), meta, ...elements]);
}

/** A sequence of one code. */
export const code = (group, number, value, scheme, meaning) => sq(group, number, [
  element(0x0008, 0x0100, "SH", value), element(0x0008, 0x0102, "SH", scheme), element(0x0008, 0x0104, "LO", meaning),
]);
