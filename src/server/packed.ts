import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { negotiate } from "@fastify/accept-negotiator";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { varyBy } from "./caching.ts";

/** Bytes that are packed each time, in this thread: that takes a part of a millisecond. */
export const PACKED_AT_ONCE = 16_384;
/** Of brotli's eleven; twice as fine takes ten times as long. */
const QUALITY = 4;

/** What clients are offered, what is better first. */
export const ENCODINGS = ["br", "gzip"] as const;
type Encoding = (typeof ENCODINGS)[number];
type Pack = (body: Buffer) => Promise<Buffer>;

const brotli = promisify(brotliCompress);
type Packs = Readonly<Record<Encoding, Pack>>;
const PACKS: Packs = {
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};
const OFFERED: ("identity" | Encoding)[] = [...ENCODINGS, "identity"];

/** Other names of it, by HTTP and by who takes anything: as the plugin has it that packs what is left. */
const GZIP = /\*|x-gzip/g;

/** How a client wants what it is sent; null for as it is. */
function encodingFor({ headers }: FastifyRequest): Encoding | null {
  const accepted = headers["x-no-compression"] === undefined ? headers["accept-encoding"] : undefined;
  const encoding = accepted === undefined ? null : negotiate(String(accepted).toLowerCase().replace(GZIP, "gzip"), OFFERED);
  return encoding === "identity" ? null : encoding;
}

/** Bodies as they have been packed, each once, and for as long as it is kept by somebody else. */
class Packed {
  private readonly made = new WeakMap<Buffer, Partial<Record<Encoding, Promise<Buffer>>>>();

  constructor(private readonly packs: Packs) {}

  /** Null where it cannot be packed, which may be tried again. */
  async of(body: Buffer, encoding: Encoding): Promise<Buffer | null> {
    const known = this.made.get(body) ?? {};
    this.made.set(body, known);
    try {
      known[encoding] ??= this.packs[encoding](body);
      return await known[encoding];
    } catch {
      delete known[encoding];
      return null;
    }
  }
}

/**
 * Packs large bodies that are whole, each once for however many ask for it: hundreds that ask for one kept answer would have it packed as
 * often, and others' answers wait behind those for as long as that takes. What is left is packed each time, by whoever comes next.
 */
export function packOnce(app: FastifyInstance, packs = PACKS): void {
  const packed = new Packed(packs);
  app.addHook("onSend", (request, reply, payload, done) => {
    if (!Buffer.isBuffer(payload) || payload.length <= PACKED_AT_ONCE) return done(null, payload);
    const isPacked = reply.hasHeader("content-encoding") || !/json|text/.test(String(reply.getHeader("content-type")));
    const encoding = isPacked ? null : encodingFor(request);
    if (encoding === null) return done(null, payload);
    void packed.of(payload, encoding).then((body) => {
      if (body === null) return done(null, payload);
      reply.header("content-encoding", encoding);
      if (!/accept-encoding/i.test(String(reply.getHeader("vary")))) varyBy(reply, "accept-encoding");
      done(null, body);
    });
  });
}
