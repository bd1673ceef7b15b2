// Which folder may import which, type-only imports too.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";

const MAY_IMPORT: Record<string, string[]> = {
  protocol: [],
  hosts: ["protocol"],
  state: ["protocol", "hosts/host"],
  actions: ["state", "hosts/host", "type protocol"],
  canvas: ["state", "actions", "type protocol"],
  ui: ["canvas", "actions", "state", "type protocol"],
  notebook: ["actions", "hosts"],
};
/** At the top, for all. */
const FOR_ALL = ["strings"];
/** At the top; they may import anything. */
const ENTRIES = ["index", "notebook", "mount", "embed"];

interface Import {
  from: string;
  to: string;
  type: boolean;
}

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .map((path) => path.replaceAll("\\", "/").replace(/\.ts$/, ""));

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(`src/${from}.ts`, "utf8").matchAll(/^(?:import|export)\s(type\s)?[^;"]*?from "(\..*?)";$/gm)]
    .filter(([, , path]) => !path!.endsWith(".md"))
    .map(([, type, path]) => ({ from, to: normalize(join(dirname(from), path!)), type: type !== undefined })),
);

function allowed({ from, to, type }: Import): boolean {
  const folder = from.split("/")[0]!;
  if (ENTRIES.includes(from) || FOR_ALL.includes(to) || to.startsWith(`${folder}/`)) return true;
  return (MAY_IMPORT[folder] ?? []).some((rule) => {
    const place = rule.replace("type ", "");
    return (place === rule || type) && (to === place || to.startsWith(`${place}/`));
  });
}

test("each import is of a file, and each folder has a rule", () => {
  assert.deepEqual(
    imports.filter(({ to }) => !files.includes(to)),
    [],
  );
  const known = new Set([...Object.keys(MAY_IMPORT), ...FOR_ALL, ...ENTRIES]);
  assert.deepEqual(
    files.filter((file) => !known.has(file.split("/")[0]!)),
    [],
  );
  assert.ok(imports.length > 100);
});

test("each folder imports what it may", () => {
  assert.deepEqual(
    imports.filter((one) => !allowed(one)).map(({ from, to }) => `${from} -> ${to}`),
    [],
  );
});

test("nothing imports in a circle", () => {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    assert.ok(!path.includes(file), `${[...path, file].join(" -> ")}`);
    if (done.has(file)) return;
    for (const { to } of imports.filter(({ from }) => from === file)) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});
