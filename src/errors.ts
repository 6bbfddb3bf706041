/** Every error the hub raises on purpose; `code` is stable and reaches GraphQL clients and exit codes. */
export abstract class HubError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

/** The caller sent something that cannot be answered and has to change it. */
export class InputError extends HubError {
  static readonly code = "BAD_USER_INPUT";
  readonly code = InputError.code;
}

/** Reading from the store takes longer than one request may; asking for less helps. */
export class QueryTimeout extends HubError {
  static readonly code = "QUERY_TIMEOUT";
  static readonly advice = "Reading the figures takes longer than one request may. Narrow the filter, or ask for fewer at a time.";
  readonly code = QueryTimeout.code;
}

/** One thing wrong in a data package, placed so that an editor can jump to it. */
export interface DataProblem {
  file: string;
  line: number | null;
  column: string | null;
  message: string;
}

/** The data package has to be corrected; lists every problem found, not only the first, or the first of very many. */
export class DataError extends HubError {
  readonly code = "BAD_DATA";
  constructor(
    readonly problems: readonly DataProblem[],
    readonly areMore = false,
  ) {
    const title = `${problems.length} problem${problems.length === 1 ? "" : "s"} in the data`;
    super([areMore ? `The first ${title}; there are more` : title, ...problems.map(formatProblem)].join("\n"));
  }
}

/** The environment has to be corrected; lists every bad variable. */
export class ConfigError extends HubError {
  readonly code = "BAD_CONFIG";
}

/** The store is missing, unreadable or of another version and has to be built again. */
export class StoreError extends HubError {
  readonly code = "BAD_STORE";
}

/** Another program has changed the store while it was in service: no figure in it can be trusted. */
export class StoreChanged extends HubError {
  static readonly code = "STORE_CHANGED";
  readonly code = StoreChanged.code;
  constructor() {
    super("The store was changed by another program while it was in service. It has to be built again.");
  }
}

/** Characters that a terminal obeys or nobody sees: controls, marks of direction, joiners, blanks other than the usual one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** `file:line: column: message` in one line, leaving out what is not known; a character that nobody would see is written as `\u{200b}`. */
export function formatProblem({ file, line, column, message }: DataProblem): string {
  const text = `${file}${line === null ? "" : `:${line}`}: ${column === null ? "" : `${column}: `}${message}`;
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** The longest piece of a user's text that a message repeats: a short question asked of many things must not bring a huge answer. */
const SHOWN = 100;

/** A user's text as a message repeats it: in quotes, and only its beginning where it is long. */
export function quoted(text: string): string {
  return `"${text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text}"`;
}
