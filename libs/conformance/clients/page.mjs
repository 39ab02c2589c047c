// Runs in the browser: hands each check its turn and reports to the process that opened the page.

import { clientChecks } from "./dicomweb-client.mjs";
import { loaderChecks } from "./cornerstone.mjs";

import { Skip } from "./support.mjs";

const PATIENCE_MILLIS = 60_000;

/** Some faults of the clients never reach their callers. */
const patience = () =>
  new Promise((_, reject) => setTimeout(() => reject(new Error("no answer within a minute")), PATIENCE_MILLIS));

window.runChecks = async ({ root, specimens, images, only }) => {
  const wanted = new RegExp(only);
  const verdicts = [];
  const run = async (group, check, body) => {
    if (!wanted.test(`${group}: ${check}`)) return;
    let verdict = "PASS";
    let seen;
    try {
      seen = (await Promise.race([body(), patience()])) ?? "";
    } catch (error) {
      verdict = error instanceof Skip ? "SKIP" : "FAIL";
      seen = error?.message ?? error?.error?.message ?? String(error?.error ?? error);
    }
    verdicts.push(verdict);
    await window.report({ group, check, verdict, seen: String(seen).replaceAll("\n", " ").slice(0, 300) });
  };
  const byName = Object.fromEntries(specimens.map((it) => [it.name, it]));
  await clientChecks(root, byName, run);
  const rows = [];
  await loaderChecks(root, byName, images, run, rows);
  return { verdicts, rows };
};
