// All text for users is in src/strings.ts. Developers' errors (`RangeError`) and names of keys on a keyboard may be
// anywhere.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const KEYS = /^(Ctrl|Shift) \S+( \S)?$/;

interface Literal {
  /** The name before a template: `html`, `css`, `svg` or none. */
  tag: string;
  /** With `${}` for what is put in. */
  text: string;
}

/** The string literals of a source, comments left out. */
function literalsOf(source: string): Literal[] {
  const found: Literal[] = [];
  let at = 0;

  const quoted = (quote: string): void => {
    let text = "";
    for (at++; source[at] !== quote; at++) text += source[at] === "\\" ? source[++at] : source[at];
    at++;
    found.push({ tag: "", text });
  };

  const template = (): void => {
    const tag = /(\w*)$/.exec(source.slice(Math.max(0, at - 10), at))![1]!;
    let text = "";
    at++;
    while (source[at] !== "`") {
      if (source.startsWith("${", at)) {
        at += 2;
        code("}");
        text += "${}";
      } else text += source[at] === "\\" ? source[at++]! + source[at++]! : source[at++];
    }
    at++;
    found.push({ tag, text });
  };

  /** Reads code until `end`, which closes it. */
  const code = (end: string): void => {
    let depth = 0;
    while (at < source.length) {
      const c = source[at]!;
      if (c === end && depth === 0) return void at++;
      if (source.startsWith("//", at)) at = source.indexOf("\n", at);
      else if (source.startsWith("/*", at)) at = source.indexOf("*/", at) + 2;
      else if (c === '"' || c === "'") quoted(c);
      else if (c === "`") template();
      else if (c === "/" && /[(,=:!&|?]\s*$/.test(source.slice(0, at)))
        at += /^\/(\\.|\[(\\.|[^\]])*\]|[^/\\])+\/\w*/.exec(source.slice(at))![0].length;
      else {
        if (c === "{") depth++;
        if (c === "}") depth--;
        at++;
      }
    }
  };

  code("");
  return found;
}

/** What a user would read of a literal, or "". */
function textOf({ tag, text }: Literal): string {
  if (tag === "css" || tag === "svg") return "";
  if (tag !== "html") return /^[A-Z]\S* /.test(text) && !KEYS.test(text) ? text : "";
  const attributes = [...text.matchAll(/(?:aria-label|aria-valuetext|title|alt|placeholder)="([^"]*)"/g)];
  const content = text.replace(/<[^>]*>/g, " ");
  return [...attributes.map(([, value]) => value!), content]
    .filter((part) => /[a-z]{2}/i.test(part))
    .join(" ")
    .trim();
}

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !/strings\.ts$|\.d\.ts$|messages\.ts$/.test(path))
  .map((path) => [path, readFileSync(`src/${path}`, "utf8")] as const);

test("literals are told from code and comments", () => {
  const source = 'f("a b", /"/g); // "no"\nconst x = html`<p title="Two words">${y ? `in ${z} side` : "c"} Out</p>`;';
  const found = literalsOf(source);
  assert.deepEqual(
    found.map(({ text }) => text),
    ["a b", "in ${} side", "c", '<p title="Two words">${} Out</p>'],
  );
  assert.equal(textOf(found[3]!), "Two words  ${} Out");
  assert.equal(textOf({ tag: "", text: "Two words" }), "Two words");
  assert.equal(textOf({ tag: "", text: "Ctrl Shift Z" }), "");
});

test("no text is outside strings.ts", () => {
  const stray = sources.flatMap(([path, source]) =>
    literalsOf(source.replace(/RangeError\("[^"]*"\)/g, ""))
      .map(textOf)
      .filter(Boolean)
      .map((text) => `${path}: ${text}`),
  );
  assert.deepEqual(stray, []);
});
