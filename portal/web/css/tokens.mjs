// Design tokens: of the some 4,000 in a theme a portal uses some 300. The chain from a component's token down to a value
// (component -> basis -> colour) is fixed once the theme is chosen, so it is followed here instead of in every browser.
import postcss from "postcss";

const REFERENCE = /var\(\s*(--[\w-]+)/g;
const ALIAS = /var\(\s*(--[\w-]+)\s*\)/g;

/** Splits a theme: its tokens, whatever selector they stand under (the last one wins), and all other rules. */
export function readTokens(css) {
  const root = postcss.parse(css);
  const tokens = new Map();
  root.walkDecls(/^--/, (declaration) => {
    tokens.set(declaration.prop, declaration.value.trim());
    declaration.remove();
  });
  root.walkRules((rule) => void (rule.nodes.length === 0 && rule.remove()));
  root.walkComments((comment) => void comment.remove());
  return { tokens, rest: root.toString() };
}

/** Declarations of the tokens that `css` names, each with its final value. */
export function tokensUsedBy(css, tokens) {
  const names = new Set([...css.matchAll(REFERENCE)].map((match) => match[1]));
  return [...names]
    .filter((name) => tokens.has(name))
    .sort()
    .map((name) => `${name}:${valueOf(name, tokens)}`)
    .join(";");
}

function valueOf(name, tokens, seen = new Set()) {
  if (seen.has(name)) throw new Error(`Design token ${name} refers to itself.`);
  const inner = new Set(seen).add(name);
  return tokens
    .get(name)
    .replace(ALIAS, (alias, other) => (tokens.has(other) ? valueOf(other, tokens, inner) : alias));
}
