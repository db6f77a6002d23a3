import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** All files under a folder whose names end in one of `endings`, sorted. */
export function filesUnder(folder, endings) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes("/target/") && !file.includes("/node_modules/"))
    .sort();
}
