// Bundles src/ into ../static/dist and names there whose work it carries.
import { build } from "esbuild";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const dist = "../static/dist";

const { metafile } = await build({
  entryPoints: ["src/main.css", "src/main.ts"],
  outdir: dist,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  legalComments: "none",
  metafile: true,
});

await copyFile("src/icon.svg", join(dist, "icon.svg"));

const packages = new Set(
  Object.keys(metafile.inputs)
    .map((input) => input.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
    .filter(Boolean),
);
const notices = await Promise.all([...packages].sort().map(notice));
await writeFile(join(dist, "THIRD-PARTY.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));

async function notice(name) {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!license || !file) throw new Error(`${name} carries no licence: it may not be bundled`);
  return `${name} ${version}\nLicence: ${license}\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`;
}
