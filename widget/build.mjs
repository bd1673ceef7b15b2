// Builds the front end.
//   node build.mjs          writes src/protocol/messages.ts and edgetam_ui/static/: the canvas, and what a notebook
//                           loads it with. Both are to be committed.
//   node build.mjs --check  fails if what is committed there is not what its sources make
//   node build.mjs --dev    writes the page with the fake host to .build/dev/
//   node build.mjs --test   compiles the unit tests to .build/

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import markdown from "markdown-it";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const target = `${root}edgetam_ui/static/`;
const messages = `${here}src/protocol/messages.ts`;
const mode = process.argv[2] ?? "";

/** Markdown files as HTML, without the metadata above their first heading. */
const rendered = {
  name: "markdown",
  setup(build) {
    const renderer = markdown({ html: false });
    build.onLoad({ filter: /\.md$/ }, async ({ path }) => {
      const text = (await readFile(path, "utf8")).replace(/^---\n.*?\n---\n/s, "");
      return { contents: renderer.render(text), loader: "text" };
    });
  },
};

const shared = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
  plugins: [rendered],
};

const product = {
  ...shared,
  entryPoints: { "edgetam-canvas": "src/index.ts", "edgetam-notebook": "src/notebook.ts" },
  outdir: target,
  minify: true,
  charset: "utf8",
  legalComments: "eof",
};

/** The messages' types, which Python makes of its own. */
function messagesOfPython() {
  const python = [`${root}.venv/bin/python`, `${root}.venv/Scripts/python.exe`].find(existsSync) ?? "python3";
  return execFileSync(python, ["-m", "edgetam_ui.protocol.typescript"], { cwd: root, encoding: "utf8" });
}

/** Ends with an error unless a committed file has this text. */
async function check(path, text) {
  if (text === (await readFile(path, "utf8").catch(() => ""))) return;
  console.error(`${path} is not what its sources make: run \`npm run build\`.`);
  process.exit(1);
}

if (mode === "") {
  await writeFile(messages, messagesOfPython());
  await build(product);
} else if (mode === "--check") {
  await check(messages, messagesOfPython());
  const { outputFiles } = await build({ ...product, write: false });
  for (const { path, text } of outputFiles) await check(path, text);
  console.log("The committed messages and bundles are current.");
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
