// Opens studies of a DICOMweb root in OHIF, in headless Chromium, and looks at what is drawn.
//
//   node check.mjs [--root http://localhost:8080/dicom-web] --viewer OHIF_DIST [--shots DIR] [--corpus DIR] [--only REGEX]
//
// A synthetic CT study with a segmentation and a measurement report always; of a corpus one file of each kind, which is
// stored, opened, compared with the server's own picture of it and deleted again. The viewer comes
// from another origin than the server, as in most installations: the server must allow it by CORS.
// Exit code 0: all opened and drawn. Screenshots go to --shots.

import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { corpusCases } from "./corpus.mjs";
import { eventually, launch, openPage, readCanvas, resemblance, serveViewer } from "./ohif.mjs";
import { measurement } from "./measurement.mjs";
import { ctPhantom } from "./phantom.mjs";
import { segmentation } from "./segmentation.mjs";

const { values: options } = parseArgs({
  options: {
    root: { type: "string", default: "http://localhost:8080/dicom-web" },
    shots: { type: "string", default: "target/viewer" },
    viewer: { type: "string" },
    corpus: { type: "string" },
    only: { type: "string", default: "" },
    port: { type: "string", default: "3210" },
    browser: { type: "string", default: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
});
const SLICES = 12;
const SAME = 0.95;
const root = options.root.replace(/\/$/, "");
const viewer = `http://localhost:${options.port}`;

function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

/** Stores objects; gives the resource of the first. */
async function store(objects) {
  const boundary = randomUUID();
  const parts = objects.flatMap((object) => [
    Buffer.from(`\r\n--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`), object,
  ]);
  const response = await fetch(`${root}/studies`, {
    method: "POST",
    headers: {
      "Content-Type": `multipart/related; type="application/dicom"; boundary=${boundary}`,
      Accept: "application/dicom+json",
    },
    body: Buffer.concat([...parts, Buffer.from(`\r\n--${boundary}--`)]),
  });
  const text = await response.text();
  expect([200, 202].includes(response.status), `STOW answered ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text)["00081199"].Value[0]["00081190"].Value[0];
}

const looks = {
  picture: async ({ page, instance }) => {
    const seen = await eventually(page, async () => {
      const like = await resemblance(page, `${instance}/rendered`);
      return { ...like, done: like?.correlation >= SAME };
    }, "the picture is not that of the server", 60_000);
    return `like the server's picture: ${seen.correlation} (${seen.size})`;
  },
  document: async ({ page }) => {
    await page.locator("object[type='application/pdf'], embed[type='application/pdf']").first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2000);
    return "the PDF is in a frame";
  },
  video: async ({ page, answers }) => {
    const seen = await eventually(page, async () => {
      const canvas = await readCanvas(page);
      const loaded = answers.some((one) => one.status < 300 && one.type.startsWith("video/"));
      return { loaded, greys: canvas?.greys, done: loaded && canvas?.greys >= 8 };
    }, "no video plays", 60_000);
    return `the video plays, ${seen.greys} shades`;
  },
};

async function show(browser, { kind, file, look }) {
  const instance = await store([readFileSync(file)]);
  const study = /studies\/([^/]+)/.exec(instance)[1];
  const { page, answers, refused } = await openPage(browser, root);
  try {
    await page.goto(`${viewer}/viewer?StudyInstanceUIDs=${study}`, { waitUntil: "domcontentloaded", timeout: 120_000 });
    const seen = await looks[look]({ page, answers, instance });
    expect(refused.length === 0, `the viewer was refused:\n${refused.join("\n")}`);
    return seen;
  } finally {
    await page.screenshot({ path: join(options.shots, `${kind.replaceAll(" ", "-")}.png`) });
    await page.close();
    await fetch(`${root}/studies/${study}`, { method: "DELETE" });
  }
}

/** The study list, a CT study, a segmentation on top of it, and a length that was measured in it. */
async function phantom(browser) {
  const study = `2.25.${BigInt("0x" + randomUUID().replaceAll("-", ""))}`;
  await store([...ctPhantom(study, SLICES), segmentation(study, SLICES), measurement(study, SLICES / 2)]);
  const { page, refused } = await openPage(browser, root);
  try {
    await page.goto(`${viewer}/?patientName=Phantom`, { waitUntil: "domcontentloaded", timeout: 120_000 });
    await page.getByText("Phantom, Elliptic").or(page.getByText("Phantom^Elliptic")).first().waitFor({ timeout: 120_000 });
    await page.screenshot({ path: join(options.shots, "study-list.png") });

    await page.goto(`${viewer}/viewer?StudyInstanceUIDs=${study}`, { waitUntil: "domcontentloaded", timeout: 120_000 });
    const grey = await eventually(page, async () => {
      const canvas = await readCanvas(page);
      return { ...canvas, done: canvas && canvas.greys >= 4 && canvas.middle > canvas.corner + 50 };
    }, "nothing recognisable was drawn");
    await page.waitForTimeout(3000);
    await page.screenshot({ path: join(options.shots, "ct-study.png") });

    await page.getByText("SEG", { exact: true }).first().dblclick();
    const coloured = await eventually(page, async () => {
      const canvas = await readCanvas(page);
      return { ...canvas, done: canvas?.coloured > grey.coloured + 500 };
    }, "no segment was drawn");
    await page.screenshot({ path: join(options.shots, "segmentation.png") });

    await page.getByText("SR", { exact: true }).first().dblclick();
    await page.getByText("100.00 mm").first().waitFor({ timeout: 60_000 });
    await page.screenshot({ path: join(options.shots, "report.png") });
    expect(refused.length === 0, `the viewer was refused:\n${refused.join("\n")}`);
    return `listed, drawn with ${grey.greys} grey values; a segment of ${coloured.coloured} coloured pixels; a measured length`;
  } finally {
    await page.close();
    await fetch(`${root}/studies/${study}`, { method: "DELETE" });
  }
}

mkdirSync(options.shots, { recursive: true });
const only = new RegExp(options.only);
const server = await serveViewer(options.viewer, root, Number(options.port));
const browser = await launch(options.browser);
let failed = 0;
try {
  const cases = [
    { kind: "CT, segmentation, measurements", name: "synthetic", run: () => phantom(browser) },
    ...(options.corpus ? corpusCases(options.corpus) : []),
  ];
  for (const one of cases.filter(({ kind }) => only.test(kind))) {
    if (!one.run && !one.file) {
      console.log(`SKIP  ${one.kind}: the corpus has none`);
      continue;
    }
    try {
      const seen = one.run ? await one.run() : await show(browser, one);
      console.log(`PASS  ${one.kind}: ${one.name}: ${seen}`);
    } catch (error) {
      failed++;
      console.log(`FAIL  ${one.kind}: ${one.name}: ${error.message}`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`OHIF: ${failed === 0 ? "all opened" : `${failed} not opened`}; screenshots in ${options.shots}`);
process.exit(failed === 0 ? 0 : 1);
