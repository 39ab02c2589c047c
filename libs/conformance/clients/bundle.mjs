// Bundles the page with the clients that it drives. Cornerstone3D's decoders name their WebAssembly by
// package paths, which browsers cannot resolve: the files are laid beside the bundle instead.

import { copyFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { build } from "esbuild";

const require = createRequire(import.meta.url);

const webAssembly = (folder) => ({
  name: "web-assembly",
  setup(build) {
    build.onLoad({ filter: /shared[\\/]decoders[\\/].*\.js$/ }, ({ path }) => {
      const resolve = createRequire(path).resolve;
      const contents = readFileSync(path, "utf8").replace(/new URL\('(@[^']+)', import\.meta\.url\)/g, (_, name) => {
        const file = resolve(name);
        copyFileSync(file, join(folder, basename(file)));
        return `new URL('./${basename(file)}', import.meta.url)`;
      });
      return { contents, loader: "js" };
    });
    // The codecs ask for these only when they run in Node.
    build.onResolve({ filter: /^(fs|path|crypto|module|events|url|util|worker_threads|node:.*)$/ }, ({ path }) => ({ path, namespace: "node" }));
    build.onLoad({ filter: /.*/, namespace: "node" }, () => ({ contents: "module.exports = { EventEmitter: class {} }", loader: "js" }));
  },
});

export function bundle(folder) {
  const loader = require.resolve("@cornerstonejs/dicom-image-loader/package.json", { paths: [import.meta.dirname] });
  return build({
    entryPoints: {
      page: join(import.meta.dirname, "page.mjs"),
      decodeImageFrameWorker: join(loader, "../dist/esm/decodeImageFrameWorker.js"),
    },
    outdir: folder,
    bundle: true,
    splitting: false,
    format: "esm",
    platform: "browser",
    logLevel: "error",
    plugins: [webAssembly(folder)],
  });
}
