/** What clients do, as often as its weight says. */
interface Habit {
  weight: number;
  /** One request of it, and its answer read to the end. The number is never the same twice. @throws Error for an answer that must not be. */
  act: (address: string, number: number) => Promise<void>;
}

/** What may be answered when much is asked: the answer, and that it has not changed, or that it is to be asked for later. */
const GOOD: readonly number[] = [200, 304, 503];

const AREAS = ["halton", "cheshire-east", "cheshire-west-and-chester"] as const;
const SCORECARD = `query ($area: String!, $against: [String!]!, $tolerance: Float!) {
  scorecard(area: $area, against: $against, tolerance: $tolerance) { lines { headline rag triggers measure { key } } } }`;
const COMPARISON = `query ($least: Float!) { compare(measure: "eyfs-gld", areas: ["halton", "cheshire-east"]) {
  verdict reasons { message } rows { rag(tolerance: $least) observation { formatted } national { formatted } } } }`;
const PAGE = `query ($first: Int, $least: Float) { observations(first: $first, filter: { minValue: $least }) { totalCount nodes {
  id formatted area { name } measure { name } provenance { raw source { title } } conflicts { id } } } }`;
const REVISIONS = "{ first: dataset { revision } figures: observations(first: 1) { totalCount } second: dataset { revision } }";

async function check(answer: Response, allowed: readonly number[] = GOOD): Promise<string> {
  const body = await answer.text();
  if (!allowed.includes(answer.status)) throw new Error(`${answer.url} is answered with ${answer.status}: ${body.slice(0, 300)}`);
  if (answer.status === 503 && !answer.headers.has("retry-after")) throw new Error(`${answer.url} does not say when to come again`);
  return body;
}

const post = (address: string, query: string, variables: object = {}): Promise<Response> =>
  fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });

async function asked(address: string, query: string, variables: object): Promise<void> {
  const body = await check(await post(address, query, variables));
  if (body.includes('"INTERNAL_SERVER_ERROR"')) throw new Error(`a fault of the hub: ${body.slice(0, 300)}`);
}

/** One request must see one revision, whatever is put in place meanwhile. */
async function oneRevision(address: string): Promise<void> {
  const body = await check(await post(address, REVISIONS));
  const { data } = JSON.parse(body) as { data?: { first: { revision: string }; second: { revision: string } } };
  if (data && data.first.revision !== data.second.revision) throw new Error(`an answer of two revisions: ${body}`);
}

/** Asks by address, then whether that has changed. */
async function again(address: string, number: number): Promise<void> {
  const url = `${address}/export/comparison.json?measure=eyfs-gld&area=halton&area=cheshire-east&tolerance=${number % 7}`;
  const first = await fetch(url);
  await check(first);
  await check(await fetch(url, { headers: { "if-none-match": first.headers.get("etag") ?? '""' } }));
}

/** Goes away in the middle of an answer. */
async function leave(address: string, number: number): Promise<void> {
  const controller = new AbortController();
  const answer = await fetch(`${address}/export/observations.csv?minValue=${-number}`, { signal: controller.signal });
  await answer.body?.getReader().read();
  controller.abort();
}

const HABITS: readonly Habit[] = [
  { weight: 6, act: (address, number) => asked(address, COMPARISON, { least: number / 1e6 }) },
  { weight: 3, act: (address, number) => asked(address, PAGE, { first: 1 + (number % 100), least: number / 1e6 }) },
  {
    weight: 1,
    act: (address, number) =>
      asked(address, SCORECARD, { area: AREAS[number % 3], against: [AREAS[(number + 1) % 3]], tolerance: 1 + number / 1e6 }),
  },
  {
    weight: 2,
    act: (address, number) => asked(address, "query ($text: String!) { search(text: $text) { score } }", { text: `care ${number}` }),
  },
  { weight: 3, act: oneRevision },
  { weight: 2, act: again },
  { weight: 1, act: leave },
  {
    weight: 1,
    act: async (address, number) => void (await check(await fetch(`${address}/export/observations.xlsx?area=${AREAS[number % 3]}`))),
  },
  { weight: 1, act: async (address, number) => void (await check(await post(address, `{ nothing${number} }`), [400])) },
  { weight: 1, act: async (address) => void (await check(await fetch(`${address}/metrics`), [200])) },
];
const TURNS = HABITS.flatMap(({ weight, act }) => Array.from({ length: weight }, () => act));

/** Clients that ask one thing after the other, all sorts of things, until they are told to stop. */
export class Traffic {
  answered = 0;
  private asking = true;
  private readonly clients: Promise<void>[];

  constructor(
    private readonly address: string,
    clients: number,
  ) {
    this.clients = Array.from({ length: clients }, (_, index) => this.ask(index));
  }

  private async ask(first: number): Promise<void> {
    for (let number = first; this.asking; number += this.clients.length) {
      // A number that has nothing to do with the number of turns, so that every client does everything.
      await TURNS[(number * 7) % TURNS.length]?.(this.address, number);
      this.answered += 1;
    }
  }

  /** Ends when a client has met with what must not be. */
  async failed(): Promise<never> {
    await Promise.all(this.clients);
    return await new Promise(() => {});
  }

  async stop(): Promise<void> {
    this.asking = false;
    await Promise.all(this.clients);
  }
}
