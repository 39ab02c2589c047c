// Frames as arrays of stored values, and how far two of them may be apart.

const UID = "1.2.840.10008.1.2";

/** Transfer syntaxes of native pixel data. */
export const NATIVE = new Set([UID, `${UID}.1`, `${UID}.1.99`, `${UID}.2`]);

/**
 * Grey levels by which the browser's decoder may differ from the reference. What is not named here has one right
 * answer, near-lossless JPEG-LS among them. The others are inverse transforms in numbers of finite precision, whose
 * last bit is left open. The exception is JPEG Extended of 12 bits: Cornerstone3D's codecs/jpeg.js scales its level
 * shift and its rounding as if 4095 were 255 times something whole (2056 * 4095 / 255 / 16 = 2063.6 for 2048.5), so
 * that all its pixels are 15 or 16 of 4096 too bright. DCMTK and GDCM agree with the server.
 */
const LIMITS = new Map([
  [`${UID}.4.50`, 1],
  [`${UID}.4.51`, 1],
  [`${UID}.4.91`, 1],
  [`${UID}.4.203`, 1],
]);

const TOO_BRIGHT = 16;

export const limitOf = (syntax, bitsStored) =>
  syntax === `${UID}.4.51` && bitsStored > 8 ? TOO_BRIGHT : (LIMITS.get(syntax) ?? 0);

/** What encoding took from our own small images, at most; no decoder brings it back. */
export const LOSSES = new Map([
  [`${UID}.4.50`, 6],
  [`${UID}.4.51`, 6],
  [`${UID}.4.81`, 2],
  [`${UID}.4.91`, 124],
  [`${UID}.4.203`, 6],
]);

/** The stored values of a native frame in little endian, of one sample a pixel. */
export function pixelsOf(bytes, dataset) {
  const value = (tag) => dataset[tag].Value[0];
  const [allocated, stored, signed] = [value("00280100"), value("00280101"), value("00280103") === 1];
  const count = value("00280010") * value("00280011");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = allocated / 8;
  const read = width === 1 ? (i) => view.getUint8(i) : width === 2 ? (i) => view.getUint16(2 * i, true) : (i) => view.getUint32(4 * i, true);
  const unused = 32 - stored;
  return Array.from({ length: count }, (_, i) => (signed ? (read(i) << unused) >> unused : read(i)));
}

export function deviation(seen, wanted) {
  let most = 0;
  for (let i = 0; i < wanted.length; i++) most = Math.max(most, Math.abs(wanted[i] - seen[i]));
  return most;
}
