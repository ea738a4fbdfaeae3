// Unpacks the Chromium that npm has fetched into TMPDIR, where the package puts things.
import { inflate } from "@sparticuz/chromium";
import { join } from "node:path";

const packed = join(import.meta.dirname, "node_modules/@sparticuz/chromium/bin");
for (const name of ["al2023.tar", "fonts.tar", "swiftshader.tar", "chromium"]) {
  await inflate(join(packed, `${name}.br`));
}
