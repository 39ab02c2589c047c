// Checks Kubernetes objects, an array of them as JSON on stdin, with the models of kubernetes-models:
// types, enumerations and required fields, those of common custom resources included. Prints one line a fault:
// the object's position, a tab, what is wrong.
import { text } from "node:stream/consumers";

const packages = [
  ["monitoring.coreos.com", "@kubernetes-models/prometheus-operator"],
  ["keda.sh", "@kubernetes-models/keda"],
  ["gateway.networking.k8s.io", "@kubernetes-models/gateway-api"],
  ["cert-manager.io", "@kubernetes-models/cert-manager"],
];

async function model({ apiVersion, kind }) {
  const group = apiVersion.split("/")[0];
  const home = packages.find(([name]) => name === group)?.[1] ?? "kubernetes-models";
  try {
    return (await import(`${home}/${apiVersion}/${kind}`))[kind];
  } catch (e) {
    if (e.code === "ERR_MODULE_NOT_FOUND" || e.code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return undefined;
    throw e;
  }
}

const objects = JSON.parse(await text(process.stdin));
for (const [position, object] of objects.entries()) {
  const Model = await model(object);
  if (!Model) {
    console.log(`${position}\tno model of ${object.apiVersion} ${object.kind}`);
    continue;
  }
  try {
    new Model(object).validate();
  } catch (e) {
    console.log(`${position}\t${e.message.replaceAll("\n", " ")}`);
  }
}
