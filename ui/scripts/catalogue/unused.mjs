import { readFileSync } from "node:fs";

/** Ids that no source names, neither whole nor by one of the dynamic prefixes; and prefixes that no source uses. */
export function unusedIds(ids, sources, dynamic) {
  const text = sources.map((file) => readFileSync(file, "utf8")).join("\n");
  const named = new Set(text.match(/[a-zA-Z][a-zA-Z0-9_-]*/g) ?? []);
  const problems = [];
  for (const id of ids)
    if (!named.has(id) && !dynamic.some((prefix) => id.startsWith(prefix))) problems.push(`unused message: ${id}`);
  for (const prefix of dynamic)
    if (!named.has(prefix) && !named.has(prefix.replace(/-$/, ""))) problems.push(`unused prefix: ${prefix}`);
  return problems;
}
