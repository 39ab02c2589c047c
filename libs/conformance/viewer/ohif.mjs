// OHIF as it is built, served from its own origin, and a browser that watches what it is refused.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const MEDIA_TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png",
};
const PATIENCE = 120_000;

const configuration = (root) => `window.config = {
  name: "isocenter", routerBasename: "/", extensions: [], modes: [], showStudyList: true,
  showWarningMessageForCrossOrigin: false, showCPUFallbackMessage: false, investigationalUseDialog: { option: "never" },
  defaultDataSourceName: "isocenter",
  dataSources: [{
    namespace: "@ohif/extension-default.dataSourcesModule.dicomweb", sourceName: "isocenter",
    configuration: {
      friendlyName: "Isocenter", name: "isocenter", qidoRoot: "${root}", wadoRoot: "${root}", wadoUriRoot: "${root}/wado",
      qidoSupportsIncludeField: true, imageRendering: "wadors", thumbnailRendering: "wadors",
      enableStudyLazyLoad: true, supportsFuzzyMatching: true, supportsWildcard: true,
      singlepart: "bulkdata,video,pdf", bulkDataURI: { enabled: true },
    },
  }],
};`;

/** The built viewer in `folder`, with our configuration in place of the one it ships. */
export function serveViewer(folder, root, port) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://viewer").pathname));
    if (path === "/app-config.js") {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(configuration(root));
      return;
    }
    let file = join(folder, path);
    if (!existsSync(file) || statSync(file).isDirectory()) file = join(folder, "index.html");
    response.writeHead(200, { "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(port, "localhost", () => resolve(server)));
}

export const launch = (executablePath) => chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});

/** A page that reaches this machine alone; `answers` are the server's, `refused` those that are errors. */
export async function openPage(browser, root) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const answers = [];
  const refused = [];
  // Its tour for newcomers would lie over everything.
  await page.addInitScript(() => localStorage.setItem("shownTours", JSON.stringify(["basicViewerTour"])));
  await page.route((url) => !["localhost", "127.0.0.1"].includes(url.hostname) && url.protocol.startsWith("http"),
    (route) => route.abort());
  page.on("response", (response) => {
    if (!response.url().startsWith(root)) return;
    answers.push({ url: response.url(), status: response.status(), type: response.headers()["content-type"] ?? "" });
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    if (request.url().startsWith(root) && request.failure()?.errorText !== "net::ERR_ABORTED") {
      refused.push(`${request.failure()?.errorText} ${request.url()}`);
    }
  });
  return { page, answers, refused };
}

/** Tries `look` until it gives something. */
export async function eventually(page, look, otherwise, patience = PATIENCE) {
  const deadline = Date.now() + patience;
  let last = null;
  while (Date.now() < deadline) {
    last = await look();
    if (last?.done) return last;
    await page.waitForTimeout(400);
  }
  throw new Error(`${otherwise}: ${JSON.stringify(last)}`);
}

/** What the viewport's canvas shows: how many grey values, the middle, the left edge, and pixels that have a colour. */
export const readCanvas = (page) => page.evaluate(() => {
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
  let coloured = 0;
  for (let i = 0; i < data.length; i += 4) {
    greys.add(data[i]);
    if (Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 40) coloured++;
  }
  return { greys: greys.size, middle: at(0.5, 0.5), corner: at(0.02, 0.5), coloured };
});

/**
 * How much the canvas resembles a picture, from -1 to 1: the correlation of 96 x 96 samples over the
 * stretch in which the picture lies when it fits the canvas, at whichever margin fits best.
 */
export const resemblance = (page, picture) => page.evaluate(async (url) => {
  const canvas = document.querySelector(".cornerstone-canvas, canvas");
  if (!canvas || canvas.width < 100) return null;
  const answer = await fetch(url, { headers: { Accept: "image/png" } });
  if (!answer.ok) return { refused: answer.status };
  const bitmap = await createImageBitmap(await answer.blob());
  const STEPS = 96;
  const samples = (source, x, y, width, height) => {
    const small = document.createElement("canvas");
    small.width = STEPS;
    small.height = STEPS;
    const context = small.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(source, x, y, width, height, 0, 0, STEPS, STEPS);
    const { data } = context.getImageData(0, 0, STEPS, STEPS);
    return Array.from({ length: STEPS * STEPS }, (_, i) => data[4 * i] + data[4 * i + 1] + data[4 * i + 2]);
  };
  const expected = samples(bitmap, 0, 0, bitmap.width, bitmap.height);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const correlation = (a, b) => {
    const [ma, mb] = [mean(a), mean(b)];
    let [ab, aa, bb] = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      ab += (a[i] - ma) * (b[i] - mb);
      aa += (a[i] - ma) ** 2;
      bb += (b[i] - mb) ** 2;
    }
    return ab / Math.sqrt(aa * bb || 1);
  };
  let best = -1;
  for (let margin = 0.8; margin <= 1.001; margin += 0.02) {
    const scale = margin * Math.min(canvas.width / bitmap.width, canvas.height / bitmap.height);
    const [width, height] = [bitmap.width * scale, bitmap.height * scale];
    const seen = samples(canvas, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
    best = Math.max(best, correlation(expected, seen));
  }
  return { correlation: Number(best.toFixed(3)), size: `${bitmap.width} x ${bitmap.height}` };
}, picture);
