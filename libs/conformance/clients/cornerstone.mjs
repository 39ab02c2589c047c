// Cornerstone3D's dicom-image-loader: every stored encoding is asked as viewers ask for it, has to arrive as it
// is stored, is decoded in the browser, and its pixels are compared.

import { imageLoader, init as initCore } from "@cornerstonejs/core";
import loader from "@cornerstonejs/dicom-image-loader";
import { api } from "dicomweb-client";
import { deviation, limitOf, LOSSES, NATIVE, pixelsOf } from "./pixels.mjs";
import { parts } from "./multipart.mjs";
import { bytesOf, expect, load, sameBytes, Skip, uids } from "./support.mjs";

const GROUP = "Cornerstone3D";
const IMAGES = [
  "ct1", "mf", "ile", "ebe", "dfl", "odd", "encap", "dflframes", "rle", "eot", "jpeg", "jpeg51", "jpeg57", "jpeg70",
  "jls", "nobot", "jlsnear", "j2k", "pieces", "j2klossy", "htj2k", "htj2klossy", "jxl",
];

const EXPLICIT = "1.2.840.10008.1.2.1";
const ANY_SYNTAX = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';
const DEFAULT_SYNTAX = 'multipart/related; type="application/octet-stream"';

/** JPEG XL, which the server leaves as it is stored. */
const NOT_DECODED_BY_SERVER = /^1\.2\.840\.10008\.1\.2\.4\.11[0-2]$/;

/** Implicit VR, Big Endian and deflated data sets have native frames: those leave in Explicit VR Little Endian. */
const delivered = (syntax) => (NATIVE.has(syntax) ? EXPLICIT : syntax);

export async function loaderChecks(root, specimens, images, run, rows) {
  await initCore();
  const asked = [];
  loader.init({ maxWebWorkers: 1, beforeSend: (xhr, imageId, headers) => void asked.push(headers.Accept) });
  const client = new api.DICOMwebClient({ url: root });
  for (const name of IMAGES) {
    const it = specimens[name];
    const row = rowOf(rows, it.syntax);
    await run(GROUP, `every frame of ${name}, ${it.syntax}`, () => specimen(client, it, specimens.rle, row));
  }
  await run(GROUP, "asks for any transfer syntax unless told otherwise", async () => {
    const accept = [...new Set(asked)].join(" | ");
    expect(/^multipart\/related; ?type="?application\/octet-stream"?; ?transfer-syntax=\*$/.test(accept), `it asks for ${accept}`);
    return accept;
  });
  await run(GROUP, "a frame of HTJ2K asked with accept=image/jhc in the URL", async () => {
    const image = await decoded(client, specimens.htj2k, 1, "?accept=image/jhc");
    near(image.pixels, bytesOf(specimens.htj2k.decoded[0]), 0, "frame 1");
  });
  for (const image of images) {
    await run(GROUP, `${image.name}, ${image.syntax}`, () => corpus(client, image, rowOf(rows, image.syntax)));
  }
}

function rowOf(rows, syntax) {
  let row = rows.find((it) => it.syntax === syntax);
  if (!row) {
    row = { syntax, objects: 0, stored: 0, asStored: 0, decoded: 0, deviation: 0, limit: 0 };
    rows.push(row);
  }
  return row;
}

async function specimen(client, it, original, row) {
  row.objects++;
  const stored = await client.searchForInstances({ queryParams: { SOPInstanceUID: it.sop } });
  expect(stored.length === 1, "it is not found");
  row.stored++;
  for (let i = 0; i < it.frames.length; i++) {
    const [part] = await frameParts(client, it, i + 1, ANY_SYNTAX);
    sameSyntax(part, it.syntax);
    // Native frames of big endian objects are turned over.
    if (!NATIVE.has(it.syntax)) sameBytes(part.body, bytesOf(it.frames[i]), `frame ${i + 1}`);
  }
  row.asStored++;
  let most = 0;
  for (let i = 0; i < it.frames.length; i++) {
    const both = await frame(client, it, i + 1);
    const wanted = pixelsOf(bytesOf((it.decoded.length > 0 ? it : original).decoded[i]), both.dataset);
    const loss = LOSSES.get(it.syntax) ?? 0;
    const limit = limitWith(row, both.dataset);
    if (both.server) near(both.server, wanted, loss, `frame ${i + 1} from the server`);
    most = Math.max(most, near(both.browser, loss > 0 ? both.server : wanted, limit, `frame ${i + 1}`));
  }
  return noted(row, most, it.frames.length);
}

async function corpus(client, image, row) {
  row.objects++;
  const it = await store(client, await load(`/corpus/${image.name}`));
  row.stored++;
  const [part] = await frameParts(client, it, 1, ANY_SYNTAX);
  sameSyntax(part, image.syntax);
  row.asStored++;
  let most = 0;
  for (const expected of image.expected) {
    const what = `frame ${expected.frame}`;
    const { browser, server, dataset } = await frame(client, it, expected.frame);
    // Other people's decoders say what the server's pixels have to be, and those say what the browser's have to be.
    const reference = server ?? browser;
    if (expected.sha256) {
      await hashed(reference, dataset, expected.sha256, what);
    } else {
      fields(reference, image, expected, what);
    }
    most = Math.max(most, near(browser, reference, expected.sha256 ? 0 : limitWith(row, dataset), what));
  }
  return noted(row, most, image.expected.length);
}

/** That of this image; the row shows the widest. */
function limitWith(row, dataset) {
  const limit = limitOf(row.syntax, dataset["00280101"].Value[0]);
  row.limit = Math.max(row.limit, limit);
  return limit;
}

function noted(row, most, frames) {
  row.decoded++;
  row.deviation = Math.max(row.deviation, most);
  return `${frames} frames, off by ${most}`;
}

/** Stored, or in place of what has its UID already: some files of the corpus are encodings of one image. */
async function store(client, file) {
  const answer = await client.storeInstances({ datasets: [file] }).catch((error) => error.response ?? error);
  const first = typeof answer === "string" ? JSON.parse(answer) : answer;
  const item = first["00081199"]?.Value?.[0] ?? (await replace(client, file))["00081199"]?.Value?.[0];
  expect(item, `not stored: ${JSON.stringify(first["00081198"] ?? String(first)).slice(0, 200)}`);
  const [, study, series, sop] = /studies\/([^/]+)\/series\/([^/]+)\/instances\/([^/]+)/.exec(item["00081190"].Value[0]);
  return { study, series, sop };
}

async function replace(client, file) {
  const headers = { "Content-Type": "application/dicom", Accept: "application/dicom+json" };
  return (await fetch(`${client.stowURL}/studies`, { method: "PUT", headers, body: file })).json();
}

const syntaxOf = (part) => /transfer-syntax="?([0-9.]+)/.exec(part.type)?.[1];

function sameSyntax(part, stored) {
  expect(syntaxOf(part) === delivered(stored), `delivered as ${part.type}`);
}

const framePath = (client, it, number) =>
  `${client.wadoURL}/studies/${it.study}/series/${it.series}/instances/${it.sop}/frames/${number}`;

async function frameParts(client, it, number, accept) {
  const response = await fetch(framePath(client, it, number), { headers: { Accept: accept } });
  expect(response.ok, `frame ${number} as ${accept}: ${response.status}`);
  return parts(response);
}

/** One frame as the loader decodes it, and as the server does when no transfer syntax is asked for. */
async function frame(client, it, number) {
  const { pixels, dataset, syntax } = await decoded(client, it, number);
  const [part] = await frameParts(client, it, number, DEFAULT_SYNTAX);
  const left = NOT_DECODED_BY_SERVER.test(syntax);
  expect(syntaxOf(part) === (left ? syntax : EXPLICIT), `delivered by default as ${part.type}`);
  return { dataset, browser: pixels, server: left ? null : pixelsOf(part.body, dataset) };
}

async function decoded(client, it, number, query = "") {
  const metadata = await client.retrieveInstanceMetadata(uids(it));
  const dataset = Array.isArray(metadata) ? metadata[0] : metadata;
  const imageId = `wadors:${framePath(client, it, number)}${query}`;
  loader.wadors.metaDataManager.add(imageId, dataset);
  const image = await imageLoader.loadImage(imageId, { preScale: { enabled: false } });
  return { pixels: image.voxelManager?.getScalarData?.() ?? image.getPixelData(), dataset, syntax: image.transferSyntaxUID };
}

function near(seen, wanted, limit, what) {
  expect(seen.length === wanted.length, `${what}: ${seen.length} pixels instead of ${wanted.length}`);
  const most = deviation(seen, wanted);
  expect(most <= limit, `${what} is off by ${most}, more than ${limit}`);
  return most;
}

async function hashed(pixels, dataset, sha256, what) {
  const bytes = dataset["00280100"].Value[0] / 8;
  const raw = new Uint8Array(pixels.length * bytes);
  for (let i = 0; i < pixels.length; i++) {
    for (let b = 0; b < bytes; b++) raw[i * bytes + b] = (pixels[i] >> (8 * b)) & 0xff;
  }
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", raw))].map((it) => it.toString(16).padStart(2, "0")).join("");
  expect(digest === sha256, `${what} decodes to other pixels (${raw.length} bytes)`);
}

/** The means of 4 x 4 fields, for forms whose decoders may differ in the last bits. */
function fields(pixels, { rows, columns }, expected, what) {
  if (!expected.grid) throw new Skip("no reference for this lossy frame");
  const worst = Math.max(...expected.grid.map((mean, i) => {
    const [y, x] = [Math.floor(i / 4), i % 4];
    let sum = 0;
    let count = 0;
    for (let row = Math.floor((y * rows) / 4); row < Math.floor(((y + 1) * rows) / 4); row++) {
      for (let column = Math.floor((x * columns) / 4); column < Math.floor(((x + 1) * columns) / 4); column++) {
        sum += pixels[row * columns + column];
        count++;
      }
    }
    return Math.abs(sum / count - mean);
  }));
  expect(worst <= 1, `${what}: the means of its fields differ by up to ${worst}`);
}
