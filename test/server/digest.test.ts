import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { digestOf } from "../../src/server/digest.ts";

const sha256 = (text: Uint8Array): string => createHash("sha256").update(text).digest("base64url");

it("the digest of a text is its SHA-256, however often it has been asked for, and whatever was asked between", () => {
  const text = fc.uint8Array({ maxLength: 5000, size: "max" });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
      for (const one of [...texts, ...texts, ...texts.toReversed()]) expect(digestOf(Buffer.from(one))).toBe(sha256(one));
    }),
    { numRuns: 50 },
  );
});

it("two texts of one checksum are told apart", () => {
  const [one, other] = [Buffer.from("plumless"), Buffer.from("buckeroo")];
  expect(crc32(one)).toBe(crc32(other));
  for (const text of [one, other, one, one, other]) expect(digestOf(text)).toBe(sha256(text));
});

it("a text that is overwritten after it was asked for is another text, also by one of the same checksum", () => {
  const text = Buffer.from("plumless and more");
  for (const other of ["buckeroo and more", "something other!!"]) {
    digestOf(text);
    text.write(other);
    expect(digestOf(text)).toBe(sha256(text));
  }
});
