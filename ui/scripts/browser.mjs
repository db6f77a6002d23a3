// Builds the window and runs the browser tests against it, one file after another.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DIST } from "../tests/ui/harness.mjs";
import { filesUnder } from "./catalogue/files.mjs";

const ui = join(dirname(fileURLToPath(import.meta.url)), "..");
const wanted = process.argv[2] ?? "";
const run = (args) => spawnSync(process.execPath, args, { cwd: ui, stdio: "inherit" }).status ?? 1;

const built = run([
  join(ui, "node_modules/vite/bin/vite.js"),
  "build",
  "--logLevel",
  "error",
  "--outDir",
  DIST,
  "--emptyOutDir",
]);
const tests = filesUnder(join(ui, "tests/ui"), [".test.mjs"]).filter((file) => file.includes(wanted));
process.exitCode = built !== 0 ? built : run(["--test", "--test-concurrency=1", ...tests]);
