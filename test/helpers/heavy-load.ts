// Asks a server the heaviest questions that it takes, several at once, until standard input ends: `heavy-load.ts <address> <how many at once>`.
// Tells how many were answered, and how many refused, of each kind.
const [, , address = "", atOnce = ""] = process.argv;
const PAGE = `query ($least: Float) { observations(first: 500, filter: { minValue: $least }) { nodes {
  id formatted value note area { slug name parent { slug } } measure { key name seriesBreaks { date } } indicator { key label source { key } }
  population { key broader { key } } provenance { line raw source { key title } } conflicts { id } components { id } period { label start end }
} } }`;
const SCORECARD = `query ($area: String!, $against: [String!]!, $tolerance: Float!) { scorecard(area: $area, against: $against, tolerance: $tolerance) {
  lines { headline summary rag triggers measure { key } comparison { verdict rows { area { slug } observation { formatted } } } } } }`;
const SEARCH = `query ($text: String!) { search(text: $text, first: 500) { score result { __typename ... on Measure { key publishedBy { slug } } ... on Indicator { key } } } }`;

const COMPARISONS = `query ($areas: [String!]!, $first: Int) { measures(first: $first) { nodes { comparison(areas: $areas) { verdict reasons { message } } } } }`;
const TRAJECTORIES = `query ($area: String!, $first: Int) { measures(first: $first) { nodes { trajectory(area: $area) { pace { explanation } } } } }`;

/** Counts up, so that no two questions are alike. */
let number = 0;
const graphql = (query: string, variables: object) => ({
  url: `${address}/graphql`,
  init: { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables }) },
});
const file = (path: string) => ({ url: `${address}${path}`, init: {} });

const { data } = (await (await fetch(`${address}/graphql`, graphql("{ areas(kind: COUNCIL) { slug } }", {}).init)).json()) as {
  data: { areas: { slug: string }[] };
};
const [area = "", ...others] = data.areas.map(({ slug }) => slug);
const peers = others.slice(0, 2);

const KINDS: Readonly<Record<string, () => { url: string; init: RequestInit }>> = {
  page: () => graphql(PAGE, { least: number / 1e6 }),
  scorecard: () => graphql(SCORECARD, { area, against: peers, tolerance: 1 + number / 1e6 }),
  comparisons: () => graphql(COMPARISONS, { areas: [area, ...peers], first: 100 + (number % 400) }),
  trajectories: () => graphql(TRAJECTORIES, { area, first: 100 + (number % 400) }),
  search: () => graphql(SEARCH, { text: `a ${number} e` }),
  workbook: () => file(`/export/observations.xlsx?area=${area}&minValue=${number / 1e6}`),
  csv: () => file(`/export/observations.csv?area=${area}&minValue=${number / 1e6}`),
};
const told = Object.fromEntries(Object.keys(KINDS).map((kind): [string, Record<number, number>] => [kind, {}]));
let asking = true;

async function ask(kinds: readonly string[]): Promise<void> {
  while (asking) {
    number += 1;
    const kind = kinds[number % kinds.length] ?? "";
    const { url, init } = KINDS[kind]?.() ?? file("/");
    const answer = await fetch(url, init);
    const counts = told[kind] ?? {};
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
    for await (const _chunk of answer.body ?? []);
  }
}

process.stdin.on("end", () => {
  asking = false;
});
process.stdin.resume();
process.stdout.write("asking\n");
await Promise.all(Array.from({ length: Number(atOnce) }, () => ask(Object.keys(KINDS))));
process.stdout.write(`${JSON.stringify(told)}\n`);
