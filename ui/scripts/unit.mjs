// Bundles the unit tests for Node and runs them with its own runner.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { filesUnder } from "./catalogue/files.mjs";

const ui = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(ui, "node_modules/.cache/unit");
const wanted = process.argv[2] ?? "";
const tests = filesUnder(join(ui, "tests/unit"), [".test.ts"]).filter((file) => file.includes(wanted));

rmSync(out, { recursive: true, force: true });
await build({
  root: ui,
  configFile: join(ui, "vite.config.ts"),
  logLevel: "error",
  build: {
    ssr: true,
    outDir: out,
    emptyOutDir: true,
    rollupOptions: { input: Object.fromEntries(tests.map((file) => [basename(file, ".ts"), file])) },
  },
});
const files = tests.map((file) => join(out, `${basename(file, ".ts")}.js`));
process.exitCode = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" }).status ?? 1;
