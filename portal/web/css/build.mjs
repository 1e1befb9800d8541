// Makes one style sheet per huisstijl: the design system's components and our own, without the rules and design tokens
// that no page uses. Everything it writes stands in portal/web/static/web/, which git ignores.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { browserslistToTargets, bundleAsync, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";
import { readTokens, tokensUsedBy } from "./tokens.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, "../../..");
const OUT = join(ROOT, "portal/web/static/web");
const THEMES = join(HERE, "huisstijlen");
const PAGES = ["templates/**/*.html", "portal/**/*.py", "accounts/**/*.py", "portal/web/js/*.js"];
const TARGETS = browserslistToTargets(["chrome 109", "edge 109", "firefox 115", "safari 16", "ios_saf 16"]);

const resolver = {
  resolve: (specifier, from) =>
    specifier.startsWith(".") ? resolve(dirname(from), specifier) : join(ROOT, "node_modules", specifier),
};

async function bundle(filename) {
  const { code } = await bundleAsync({ filename, resolver });
  return code.toString();
}

async function purge(css) {
  const [{ css: used }] = await new PurgeCSS().purge({
    content: PAGES.map((pattern) => join(ROOT, pattern)),
    css: [{ raw: css }],
    defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
    keyframes: true,
  });
  return used;
}

function minify(css) {
  return transform({ filename: "portal.css", code: Buffer.from(css), minify: true, targets: TARGETS }).code;
}

mkdirSync(OUT, { recursive: true });
const old = new Set(readdirSync(OUT));

function put(name, content) {
  writeFileSync(join(OUT, name), content);
  old.delete(name);
}

const components = await purge(await bundle(join(HERE, "portal.css")));
for (const file of readdirSync(THEMES).filter((name) => name.endsWith(".css"))) {
  const theme = basename(file, ".css");
  const { tokens, rest } = readTokens(await bundle(join(THEMES, file)));
  const css = minify(`:root{${tokensUsedBy(components, tokens)}}${rest}${components}`);
  put(`portal.${theme}.css`, css);
  put(`logo.${theme}.svg`, readFileSync(join(THEMES, `${theme}.svg`)));
  console.log(`portal.${theme}.css: ${(gzipSync(css).length / 1000).toFixed(1)} kB compressed`);
}
for (const script of readdirSync(join(HERE, "../js"))) put(script, readFileSync(join(HERE, "../js", script)));
// Last, so that a portal that is running never misses a file.
for (const name of old) rmSync(join(OUT, name), { recursive: true });
