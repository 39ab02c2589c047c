// Real clients against a DICOMweb root: every call of dicomweb-client, and Cornerstone3D's loader on every
// encoding that it decodes. Runs in a page of another origin, so that CORS is in play as it is for viewers.
//
//   node check.mjs --work DIR [--root http://localhost:8080/dicom-web] [--only REGEX] [--corpus DIR]
//
// Exit code 0 when no check failed.

import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { bundle } from "./bundle.mjs";
import { corpusImages } from "./corpus.mjs";
import { markdown } from "./table.mjs";

const { values: options } = parseArgs({
  options: {
    root: { type: "string", default: "http://localhost:8080/dicom-web" },
    work: { type: "string" },
    only: { type: "string", default: "" },
    corpus: { type: "string", default: join(import.meta.dirname, "../../../../shared/corpus") },
    port: { type: "string", default: "3211" },
    browser: { type: "string", default: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
});
const root = options.root.replace(/\/$/, "");

const MEDIA_TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm",
};

/** The bundle, the fixtures and the corpus. */
function serve() {
  const folders = { "/fixtures/": join(options.work, "fixtures"), "/corpus/": options.corpus, "/": options.work };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const prefix = Object.keys(folders).find((it) => path.startsWith(it));
    const file = join(folders[prefix], path.slice(prefix.length) || "index.html");
    if (!existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(Number(options.port), "localhost", () => resolve(server)));
}

async function drive(origin, images) {
  const browser = await chromium.launch({
    executablePath: options.browser,
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(`page: ${error.message}`));
    await page.exposeFunction("report", ({ group, check, verdict, seen }) => {
      console.log(`${verdict}  ${group}: ${check}\n      ${seen}`);
    });
    await page.goto(`${origin}/index.html`);
    await page.waitForFunction(() => window.runChecks);
    return await page.evaluate((input) => window.runChecks(input), {
      root, images, only: options.only, specimens: JSON.parse(readFileSync(join(options.work, "fixtures/specimens.json"), "utf8")),
    });
  } finally {
    await browser.close();
  }
}

writeFileSync(join(options.work, "index.html"), '<!doctype html><meta charset="utf-8"><script type="module" src="page.js"></script>');
await bundle(options.work);
const server = await serve();
try {
  const images = corpusImages(options.corpus);
  if (images.length === 0) console.log("There is no corpus: only our own objects are checked.");
  const { verdicts, rows } = await drive(`http://localhost:${server.address().port}`, images);
  const count = (verdict) => verdicts.filter((it) => it === verdict).length;
  const table = markdown(rows);
  writeFileSync(join(options.work, "transfer-syntaxes.md"), table);
  console.log(`\n${table}`);
  console.log(`${count("PASS")} passed, ${count("FAIL")} failed, ${count("SKIP")} skipped`);
  process.exitCode = count("FAIL") === 0 ? 0 : 1;
} finally {
  server.close();
}
