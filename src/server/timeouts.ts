/** How long a client may take, in milliseconds. */
export interface Timeouts {
  /** For its headers. */
  readonly headers: number;
  /** For its whole request. */
  readonly request: number;
  /** Without a byte in either direction, while it is answered. */
  readonly silence: number;
  /** Between two requests on one line. */
  readonly idle: number;
}

/** What a browser on a poor line needs a tenth of. */
export const TIMEOUTS: Timeouts = { headers: 10_000, request: 15_000, silence: 60_000, idle: 65_000 };
