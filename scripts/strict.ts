// drizzle-kit cannot write STRICT tables, so its migrations are made strict after it has run.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../src/store/migrations/", import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith(".sql"))) {
  const file = new URL(name, folder);
  const sql = readFileSync(file, "utf8");
  writeFileSync(file, sql.replace(/(CREATE TABLE [\s\S]*?\n\));/g, "$1 STRICT;"));
}
