// Which files of a corpus a viewer is shown: one of each kind.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const table = (file) => {
  const [head, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const names = head.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, i) => [names[i], cell])));
};

/** Encodings that the viewer's own decoders read. */
const DECODED = [".4.50", ".4.51", ".4.57", ".4.70", ".4.80", ".4.81", ".4.90", ".4.91", ".4.201", ".4.203", ".5"]
  .map((end) => `1.2.840.10008.1.2${end}`);

const LARGEST = 8_000_000;

/** Not drawn by the viewer, whoever serves them. */
const UNDRAWABLE = new Set([
  "transfersyntax/RG1_J2KI.dcm", // a pixel spacing of 0
  "vl/sample-op.dcm", // baseline JPEG under the name of lossless JPEG, of which it makes noise
]);

/**
 * The largest valid image of each compressed encoding, of several frames, and in colour; a document, a video. */
export function corpusCases(folder) {
  const manifest = join(folder, "MANIFEST.tsv");
  if (!existsSync(manifest)) throw new Error(`There is no corpus in ${folder}.`);
  const files = table(manifest)
    .filter((row) => row.expectation === "valid" && row.stow === "store" && Number(row.bytes) < LARGEST && !UNDRAWABLE.has(row.path))
    .filter((row) => row.modality && row.modality !== "SEG" && row.modality !== "SM");
  const largest = (rows) => rows.toSorted((a, b) => Number(b.rows) * Number(b.columns) - Number(a.rows) * Number(a.columns))[0];
  const decoded = new Set(table(join(folder, "oracle/pixels.tsv")).map((row) => row.path));
  const images = files.filter((row) => Number(row.rows) >= 16 && decoded.has(row.path));
  const cases = DECODED.map((syntax) => ({
    kind: `encoding ${syntax}`, row: largest(images.filter((row) => row.transfer_syntax === syntax)), look: "picture",
  }));
  const native = images.filter((row) => row.transfer_syntax === "1.2.840.10008.1.2.1");
  cases.push(
    { kind: "several frames", row: largest(images.filter((row) => Number(row.frames) > 1 && row.photometric === "MONOCHROME2")), look: "picture" },
    { kind: "colour", row: largest(native.filter((row) => row.photometric === "RGB")), look: "picture" },
    { kind: "palette", row: largest(images.filter((row) => row.photometric === "PALETTE COLOR")), look: "picture" },
    { kind: "MONOCHROME1", row: largest(native.filter((row) => row.photometric === "MONOCHROME1")), look: "picture" },
    { kind: "PDF", row: files.find((row) => row.path.endsWith("sample-pdf.dcm")), look: "document" },
    { kind: "video", row: files.find((row) => row.transfer_syntax === "1.2.840.10008.1.2.4.102"), look: "video" },
  );
  return cases.map(({ kind, row, look }) => ({ kind, look, file: row && join(folder, row.path), name: row?.path ?? "none" }));
}
