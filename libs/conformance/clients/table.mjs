// What was found, by transfer syntax.

const NAMES = new Map(Object.entries({
  "1.2": "Implicit VR Little Endian",
  "1.2.1": "Explicit VR Little Endian",
  "1.2.1.98": "Encapsulated Uncompressed",
  "1.2.1.99": "Deflated",
  "1.2.2": "Explicit VR Big Endian",
  "1.2.4.50": "JPEG Baseline",
  "1.2.4.51": "JPEG Extended",
  "1.2.4.57": "JPEG Lossless",
  "1.2.4.70": "JPEG Lossless SV1",
  "1.2.4.80": "JPEG-LS Lossless",
  "1.2.4.81": "JPEG-LS Near-lossless",
  "1.2.4.90": "JPEG 2000 Lossless",
  "1.2.4.91": "JPEG 2000",
  "1.2.4.110": "JPEG XL Lossless",
  "1.2.4.201": "HTJ2K Lossless",
  "1.2.4.203": "HTJ2K",
  "1.2.5": "RLE Lossless",
  "1.2.8.1": "Deflated Image Frame",
}));

const PREFIX = "1.2.840.10008.";

const all = (count, row) => (count === row.objects ? "all" : `${count} of ${row.objects}`);

export function markdown(rows) {
  const lines = [...rows]
    .sort((a, b) => a.syntax.localeCompare(b.syntax, "en", { numeric: true }))
    .map((row) => {
      const short = row.syntax.slice(PREFIX.length);
      const cells = [
        `${NAMES.get(short) ?? "?"} \`${short}\``, row.objects, all(row.stored, row), all(row.asStored, row),
        all(row.decoded, row), `${row.deviation} (${row.limit})`,
      ];
      return `| ${cells.join(" | ")} |`;
    });
  return [
    "| transfer syntax | objects | stored | delivered as stored | decoded in the browser | off by at most (limit) |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}
