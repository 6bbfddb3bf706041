// The documented examples: docs/examples/*.md, each a question with its query, variables and real answer.
// `npm run examples` writes query and answer anew; the tests hold them to what the API says.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { api } from "../test/helpers/api.ts";
import { projectCorpus } from "../test/helpers/store.ts";

const EXAMPLES = new URL("../docs/examples/", import.meta.url);
const OPERATIONS = new URL("../schema/operations/", import.meta.url);

/** One documented example: a page with three fenced blocks. */
export interface Example {
  name: string;
  text: string;
  operation: string;
  query: string;
  variables: Record<string, unknown>;
  answer: unknown;
}

const fence = (language: string, info: string): RegExp => new RegExp(`(\`\`\`${language} ${info}\\n)([\\s\\S]*?)(\\n?\`\`\`)`);
const block = (name: string, text: string, language: string, info: string): RegExpExecArray => {
  const found = fence(language, info).exec(text);
  if (!found) throw new Error(`docs/examples/${name} has no block \`\`\`${language} ${info}`);
  return found;
};
const json = (text: string): unknown => (text.trim() === "" ? null : JSON.parse(text));

/** Every example, in order of its file name. */
export function readExamples(): Example[] {
  const names = readdirSync(EXAMPLES).filter((name) => /^\d\d-.*\.md$/.test(name));
  return names.sort().map((name) => {
    const text = readFileSync(new URL(name, EXAMPLES), "utf8");
    const operation = /```graphql (\w+)\n/.exec(text)?.[1] ?? "";
    return {
      name,
      text,
      operation,
      query: block(name, text, "graphql", operation)[2] ?? "",
      variables: json(block(name, text, "json", "variables")[2] ?? "") as Record<string, unknown>,
      answer: json(block(name, text, "json", "answer")[2] ?? ""),
    };
  });
}

/** The text of a named operation, as `schema/operations` has it. */
export function readOperation(name: string): string {
  return readFileSync(new URL(`${name}.graphql`, OPERATIONS), "utf8").trim();
}

/** What the API answers to the examples over the project's own data. */
export async function askApi(): Promise<(query: string, variables: Record<string, unknown>) => Promise<unknown>> {
  const { ask } = await api(await projectCorpus());
  return async (query, variables) => {
    const { data, errors } = await ask(query, variables);
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
    return data;
  };
}

if (import.meta.main) {
  const ask = await askApi();
  for (const { name, text, operation, variables } of readExamples()) {
    const query = readOperation(operation);
    const answer = JSON.stringify(await ask(query, variables), null, 2);
    const written = text
      .replace(fence("graphql", operation), (_all, open: string, _old: string) => `${open}${query}\n\`\`\``)
      .replace(fence("json", "answer"), (_all, open: string) => `${open}${answer}\n\`\`\``);
    writeFileSync(new URL(name, EXAMPLES), written);
    process.stdout.write(`${name}: ${answer.length} characters\n`);
  }
}
