// Opens the built window in Debian's Chromium, with an invented program behind it.
import { createServer } from "node:http";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";

const ui = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** The window as the tests see it: built apart, so that nobody can change it under them. */
export const DIST = join(ui, "node_modules/.cache/window");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };

/** The policy of the real window, but for the bridge, which here is a script of the test. */
export function policy() {
  const { app } = JSON.parse(readFileSync(join(ui, "../tauri.conf.json"), "utf8"));
  return app.security.csp;
}

function serve() {
  const csp = policy();
  const server = createServer((request, response) => {
    const path = normalize(decodeURI(new URL(request.url, "http://x").pathname)).replace(/\/$/, "/index.html");
    const file = join(DIST, path);
    if (!file.startsWith(DIST) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-security-policy": csp,
    });
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function bridge() {
  const output = await build({
    root: ui,
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      lib: { entry: join(ui, "tests/fixtures/window.ts"), formats: ["iife"], name: "bridge" },
    },
  });
  return [output].flat()[0].output[0].code;
}

/** Starts the server and the browser, with scroll bars that take room when wanted; `close` ends both. */
export async function begin({ bars = false } = {}) {
  const [server, code] = await Promise.all([serve(), bridge()]);
  const folder = mkdtempSync(join(tmpdir(), "sverka-ui-"));
  const browser = await chromium.launch({
    ignoreDefaultArgs: bars ? ["--hide-scrollbars"] : [],
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--font-render-hinting=none",
    ],
  });
  const address = `http://127.0.0.1:${server.address().port}/`;
  return {
    browser,
    address,
    /** A window with a scene; the page keeps what the console said and what the policy refused. */
    async open(scene = {}, { width = 1366, height = 690, reducedMotion = "reduce", wait = true, late } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion, colorScheme: "light" });
      const page = await context.newPage();
      page.faults = [];
      // A part of the window that comes slowly, as from a disk that sleeps.
      if (late) await page.route(late, (route) => setTimeout(() => void route.continue(), 800));
      page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
      page.on("pageerror", (error) => page.faults.push(String(error)));
      await page.addInitScript(`window.__scene = ${JSON.stringify(scene)};`);
      await page.addInitScript(code);
      await page.goto(address);
      if (wait) await page.locator("h1").first().waitFor({ state: "attached" });
      await page.evaluate(() => document.fonts.ready);
      return page;
    },
    /** A window that stands on the first candidate of the first campaign. */
    async review(scene = {}, options = {}) {
      const page = await this.open(scene, options);
      await page.locator("[role=listbox] [role=option]").first().waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".head h2").waitFor();
      await page.locator(".chart").waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
