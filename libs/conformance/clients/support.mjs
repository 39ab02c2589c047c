// What both groups of checks need.

export class Skip extends Error {}

export function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

export async function load(path) {
  const response = await fetch(path);
  expect(response.ok, `the check's own server lacks ${path}`);
  return response.arrayBuffer();
}

export const same = (a, b) => a.length === b.length && a.every((value, i) => value === b[i]);

/** Ignores one byte of padding. */
export function sameBytes(seen, expected, what) {
  const bytes = new Uint8Array(seen);
  const cut = bytes.length === expected.length + 1 && expected.length % 2 === 1 ? bytes.subarray(0, expected.length) : bytes;
  expect(same(cut, expected), `${what}: ${bytes.length} bytes, not the ${expected.length} expected`);
  return `${bytes.length} bytes`;
}

export const uids = ({ study, series, sop }) => ({ studyInstanceUID: study, seriesInstanceUID: series, sopInstanceUID: sop });
