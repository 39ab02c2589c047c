// Cornerstone3D's dicom-image-loader: asks frames as viewers do, decodes them, and the pixels are compared.

import { imageLoader, init as initCore } from "@cornerstonejs/core";
import loader from "@cornerstonejs/dicom-image-loader";
import { api } from "dicomweb-client";
import { bytesOf, expect, load, Skip, uids } from "./support.mjs";

const GROUP = "Cornerstone3D";
const LOSSLESS = ["ct1", "mf", "ile", "ebe", "dfl", "odd", "rle", "jpeg57", "jpeg70", "jls", "j2k", "htj2k", "nobot", "pieces", "eot"];
const LOSSY = ["jpeg", "jpeg51", "jlsnear", "j2klossy", "htj2klossy"];

export async function loaderChecks(root, specimens, images, run) {
  await initCore();
  loader.init({ maxWebWorkers: 1 });
  const client = new api.DICOMwebClient({ url: root });
  for (const name of LOSSLESS) {
    const it = specimens[name];
    await run(GROUP, `every frame of ${name}, ${it.syntax}, pixel by pixel`, () => every(client, it, it.decoded, worst));
  }
  // Bit by bit the decoders of lossy forms differ: the original is what the pixels must be near to.
  for (const name of LOSSY) {
    const it = specimens[name];
    await run(GROUP, `every frame of ${name}, ${it.syntax}, near the original`, () => every(client, it, specimens.rle.decoded, average));
  }
  await run(GROUP, "a frame of HTJ2K asked with accept=image/jhc in the URL", () => every(client, specimens.htj2k, specimens.htj2k.decoded, worst, "?accept=image/jhc"));
  await run(GROUP, `every frame of jxl, ${specimens.jxl.syntax}, pixel by pixel`, () => every(client, specimens.jxl, specimens.jxl.decoded, worst));
  for (const image of images) {
    await run(GROUP, `${image.name}, ${image.syntax}`, () => corpus(client, image));
  }
}

async function frame(client, it, number, query = "") {
  const metadata = await client.retrieveInstanceMetadata(uids(it));
  const dataset = Array.isArray(metadata) ? metadata[0] : metadata;
  const imageId = `wadors:${client.wadoURL}/studies/${it.study}/series/${it.series}/instances/${it.sop}/frames/${number}${query}`;
  loader.wadors.metaDataManager.add(imageId, dataset);
  const image = await imageLoader.loadImage(imageId, { preScale: { enabled: false } });
  return { pixels: image.voxelManager?.getScalarData?.() ?? image.getPixelData(), dataset };
}

const differences = (seen, wanted) => Array.from(wanted, (value, i) => Math.abs(value - seen[i]));

function worst(seen, wanted, what) {
  const most = Math.max(...differences(seen, wanted));
  expect(most === 0, `${what} differs by up to ${most}`);
}

function average(seen, wanted, what) {
  const mean = differences(seen, wanted).reduce((sum, it) => sum + it, 0) / wanted.length;
  expect(mean < 25, `${what} differs by ${mean} on average`);
}

async function every(client, it, expected, compare, query) {
  for (let i = 0; i < it.frames.length; i++) {
    const { pixels, dataset } = await frame(client, it, i + 1, query);
    const bytes = bytesOf(expected[i]);
    const wide = dataset["00280100"].Value[0] === 16;
    const wanted = wide ? new Uint16Array(bytes.buffer) : bytes;
    expect(pixels.length === wanted.length, `frame ${i + 1}: ${pixels.length} pixels instead of ${wanted.length}`);
    compare(pixels, wanted, `frame ${i + 1}`);
  }
  return `${it.frames.length} frames`;
}

async function corpus(client, image) {
  const answer = await client.storeInstances({ datasets: [await load(`/corpus/${image.name}`)] });
  const response = typeof answer === "string" ? JSON.parse(answer) : answer;
  const item = response["00081199"]?.Value?.[0];
  if (!item) throw new Skip(`not stored: ${JSON.stringify(response["00081198"] ?? response).slice(0, 200)}`);
  const [, study, series, sop] = /studies\/([^/]+)\/series\/([^/]+)\/instances\/([^/]+)/.exec(item["00081190"].Value[0]);
  for (const expected of image.expected) {
    const { pixels, dataset } = await frame(client, { study, series, sop }, expected.frame);
    if (expected.sha256) {
      await hashed(pixels, dataset, expected);
    } else {
      near(pixels, image, expected);
    }
  }
  return `${image.expected.length} frames compared`;
}

async function hashed(pixels, dataset, expected) {
  const bytes = dataset["00280100"].Value[0] / 8;
  const raw = new Uint8Array(pixels.length * bytes);
  for (let i = 0; i < pixels.length; i++) {
    for (let b = 0; b < bytes; b++) raw[i * bytes + b] = (pixels[i] >> (8 * b)) & 0xff;
  }
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", raw))].map((it) => it.toString(16).padStart(2, "0")).join("");
  expect(digest === expected.sha256, `frame ${expected.frame} decodes to other pixels (${raw.length} bytes)`);
}

/** The means of 4 x 4 fields, for forms whose decoders may differ in the last bits. */
function near(pixels, { rows, columns }, expected) {
  if (!expected.grid) throw new Skip("no reference for this lossy frame");
  const means = [];
  for (let y = 0; y < 4; y++) {
    for (let x = 0; x < 4; x++) {
      let sum = 0;
      let count = 0;
      for (let row = Math.floor((y * rows) / 4); row < Math.floor(((y + 1) * rows) / 4); row++) {
        for (let column = Math.floor((x * columns) / 4); column < Math.floor(((x + 1) * columns) / 4); column++) {
          sum += pixels[row * columns + column];
          count++;
        }
      }
      means.push(sum / count);
    }
  }
  const range = Math.max(...expected.grid) - Math.min(...expected.grid);
  const worst = Math.max(...means.map((mean, i) => Math.abs(mean - expected.grid[i])));
  expect(worst <= Math.max(2, range / 50), `frame ${expected.frame}: the means of its fields differ by up to ${worst}`);
}
