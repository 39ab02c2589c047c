// Opens a CT study of a DICOMweb root in OHIF, in headless Chromium, and looks at what is drawn.
//
//   node check.mjs [--root http://localhost:8080/dicom-web] --viewer OHIF_DIST [--shots DIR]
//
// The viewer comes from another origin than the server, as in most installations: the server must
// allow it by CORS. Exit code 0: listed, opened and drawn. Screenshots go to --shots.

import { randomUUID } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { ctPhantom } from "./phantom.mjs";

const { values: options } = parseArgs({
  options: {
    root: { type: "string", default: "http://localhost:8080/dicom-web" },
    shots: { type: "string", default: "target/viewer" },
    viewer: { type: "string" },
    port: { type: "string", default: "3210" },
    browser: { type: "string", default: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
});
const SLICES = 12;
const study = `2.25.${BigInt("0x" + randomUUID().replaceAll("-", ""))}`;
const root = options.root.replace(/\/$/, "");
const viewer = `http://localhost:${options.port}`;

const MEDIA_TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png",
};

const configuration = `window.config = {
  name: "isocenter", routerBasename: "/", extensions: [], modes: [], showStudyList: true,
  showWarningMessageForCrossOrigin: false, showCPUFallbackMessage: false, investigationalUseDialog: { option: "never" },
  defaultDataSourceName: "isocenter",
  dataSources: [{
    namespace: "@ohif/extension-default.dataSourcesModule.dicomweb", sourceName: "isocenter",
    configuration: {
      friendlyName: "Isocenter", name: "isocenter", qidoRoot: "${root}", wadoRoot: "${root}", wadoUriRoot: "${root}/wado",
      qidoSupportsIncludeField: true, imageRendering: "wadors", thumbnailRendering: "wadors",
      enableStudyLazyLoad: true, supportsFuzzyMatching: true, supportsWildcard: true,
    },
  }],
};`;

/** The built viewer, with our configuration in place of the one it ships. */
function serveViewer() {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, viewer).pathname));
    if (path === "/app-config.js") {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(configuration);
      return;
    }
    let file = join(options.viewer, path);
    if (!existsSync(file) || statSync(file).isDirectory()) file = join(options.viewer, "index.html");
    response.writeHead(200, { "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(Number(options.port), "localhost", () => resolve(server)));
}

async function store() {
  const boundary = randomUUID();
  const parts = ctPhantom(study, SLICES).flatMap((part) => [
    Buffer.from(`\r\n--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`), part,
  ]);
  const response = await fetch(`${root}/studies`, {
    method: "POST",
    headers: { "Content-Type": `multipart/related; type="application/dicom"; boundary=${boundary}` },
    body: Buffer.concat([...parts, Buffer.from(`\r\n--${boundary}--`)]),
  });
  expect(response.status === 200, `STOW answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
}

function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

/** What the viewport's canvas shows: how many grey values, the water in the middle, the air in the corner. */
function readCanvas(page) {
  return page.evaluate(() => {
    const canvas = document.querySelector(".cornerstone-canvas, canvas");
    if (!canvas || canvas.width < 100) return null;
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext("2d");
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    const at = (x, y) => data[(Math.floor(y * copy.height) * copy.width + Math.floor(x * copy.width)) * 4];
    const greys = new Set();
    for (let i = 0; i < data.length; i += 4) greys.add(data[i]);
    return { greys: greys.size, middle: at(0.5, 0.5), corner: at(0.02, 0.5) };
  });
}

async function drawn(page) {
  const deadline = Date.now() + 120_000;
  let last = null;
  while (Date.now() < deadline) {
    last = await readCanvas(page);
    if (last && last.greys >= 4 && last.middle > last.corner + 50) return last;
    await page.waitForTimeout(500);
  }
  throw new Error(`nothing recognisable was drawn within 120 s: ${JSON.stringify(last)}`);
}

async function look() {
  const browser = await chromium.launch({
    executablePath: options.browser,
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  });
  const refused = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.route((url) => !["localhost", "127.0.0.1"].includes(url.hostname) && url.protocol.startsWith("http"),
      (route) => route.abort());
    page.on("response", (response) => {
      if (response.url().startsWith(root) && response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    });
    page.on("requestfailed", (request) => {
      if (request.url().startsWith(root) && request.failure()?.errorText !== "net::ERR_ABORTED") {
        refused.push(`${request.failure()?.errorText} ${request.url()}`);
      }
    });

    await page.goto(`${viewer}/?patientName=Phantom`, { waitUntil: "domcontentloaded", timeout: 120_000 });
    await page.getByText("Phantom, Elliptic").or(page.getByText("Phantom^Elliptic")).first().waitFor({ timeout: 120_000 });
    await page.screenshot({ path: join(options.shots, "study-list.png") });

    await page.goto(`${viewer}/viewer?StudyInstanceUIDs=${study}`, { waitUntil: "domcontentloaded", timeout: 120_000 });
    const canvas = await drawn(page);
    await page.waitForTimeout(3000);
    await page.screenshot({ path: join(options.shots, "ct-study.png") });
    expect(refused.length === 0, `the viewer was refused:\n${refused.join("\n")}`);
    return canvas;
  } finally {
    await browser.close();
  }
}

mkdirSync(options.shots, { recursive: true });
await store();
const server = await serveViewer();
try {
  const canvas = await look();
  console.log(`OHIF lists and opens the CT study ${study}: ${JSON.stringify(canvas)}; screenshots in ${options.shots}`);
} finally {
  server.close();
}
