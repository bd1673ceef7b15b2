// Builds the front end.
//   node build.mjs          writes edgetam_ui/static/, the canvas and what a notebook loads it with, to be committed
//   node build.mjs --check  fails if what is committed there is not what the sources build to
//   node build.mjs --dev    writes the page with the fake host to .build/dev/
//   node build.mjs --test   compiles the unit tests to .build/
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = fileURLToPath(new URL("../edgetam_ui/static/", import.meta.url));
const mode = process.argv[2] ?? "";
const shared = { absWorkingDir: here, bundle: true, format: "esm", target: "es2022", logLevel: "warning" };

const product = {
  ...shared,
  entryPoints: { "edgetam-canvas": "src/index.ts", "edgetam-notebook": "src/notebook.ts" },
  outdir: target,
  minify: true,
  charset: "utf8",
  legalComments: "eof",
};

if (mode === "") {
  await build(product);
} else if (mode === "--check") {
  const { outputFiles } = await build({ ...product, write: false });
  for (const { path, text } of outputFiles) {
    if (text === (await readFile(path, "utf8").catch(() => ""))) continue;
    console.error(`${path} is not what widget/src builds to: run \`npm run build\`.`);
    process.exit(1);
  }
  console.log("The committed bundles are current.");
} else if (mode === "--dev") {
  await mkdir(`${here}.build/dev`, { recursive: true });
  await build({ ...shared, entryPoints: ["dev/main.ts"], outdir: `${here}.build/dev`, sourcemap: "inline" });
  await copyFile(`${here}dev/index.html`, `${here}.build/dev/index.html`);
} else if (mode === "--test") {
  const tests = (await readdir(`${here}test`)).filter((name) => name.endsWith(".test.ts"));
  for (const old of await readdir(`${here}.build`).catch(() => []))
    if (old.endsWith(".test.mjs")) await rm(`${here}.build/${old}`);
  await build({
    ...shared,
    entryPoints: tests.map((name) => `test/${name}`),
    outdir: `${here}.build`,
    outExtension: { ".js": ".mjs" },
    platform: "node",
    sourcemap: "inline",
  });
} else {
  console.error(`Unknown mode ${mode}`);
  process.exit(2);
}
