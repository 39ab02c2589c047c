// The files of a corpus whose frames an oracle has decoded: oracle/pixels.tsv gives their hashes, or, for
// lossy encodings, the means of a grid of 4 x 4 fields.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const table = (file) => {
  const [head, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const names = head.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, i) => [names[i], cell])));
};

/** Grey images small enough for a check, each with what its first and last frame decode to. */
export function corpusImages(folder) {
  if (!existsSync(join(folder, "MANIFEST.tsv"))) return [];
  const frames = new Map();
  for (const row of table(join(folder, "oracle/pixels.tsv"))) {
    frames.set(row.path, [...(frames.get(row.path) ?? []), row]);
  }
  return table(join(folder, "MANIFEST.tsv"))
    .filter((row) => row.path.startsWith("transfersyntax/") || row.path.startsWith("multiframe/"))
    .filter((row) => row.expectation === "valid" && row.stow === "store" && Number(row.bytes) < 700_000)
    .filter((row) => row.photometric.startsWith("MONOCHROME") && row.modality && frames.has(row.path))
    .map((row) => {
      const known = frames.get(row.path).filter((frame) => frame.status === "agreed" || frame.status === "lossy-agreed");
      return {
        name: row.path,
        syntax: row.transfer_syntax,
        rows: Number(row.rows),
        columns: Number(row.columns),
        expected: [...new Set([known[0], known.at(-1)])].filter(Boolean).map((frame) => ({
          frame: Number(frame.frame),
          sha256: frame.status === "agreed" ? frame.sha256 : null,
          grid: frame.grid4x4 ? JSON.parse(frame.grid4x4) : null,
        })),
      };
    })
    .filter((image) => image.expected.length > 0);
}
