import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { httpError } from './http.errors.js';

/** The row versions that If-Match accepts: those listed, or any (`*`). */
export type ExpectedRowVersion = readonly number[] | 'any';

export const VERSIONED = 'bindery:versioned';

export function etagOf(rowVersion: number): string {
  return `"${rowVersion}"`;
}

/** An entity tag, as RFC 9110 section 8.8.3 writes it. */
const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;
const OWN_TAG = /^"(\d{1,15})"$/;

/**
 * The tag as we sent it. A proxy that compresses an answer may change its tag, and the client sends the changed one back: nginx makes it
 * weak (`W/"3"`), Apache and Caddy append the coding (`"3-gzip"`).
 */
function asGiven(tag: string): string {
  return tag.replace(/^W\//, '').replace(/-+(?:gzip|br|zstd|deflate)"$/, '"');
}

/**
 * Parses If-Match (RFC 9110 section 13.1.1); throws 428 where it is missing. The RFC wants the strong comparison, because equal weak tags
 * may stand for different bytes. Our tags are row versions, which compression by a proxy does not change, so their weak form is accepted
 * too. Tags that are not ours match nothing.
 */
export function parseIfMatch(header: string | undefined): ExpectedRowVersion {
  if (header === undefined || header.trim() === '') throw httpError('http.precondition-required');
  if (header.trim() === '*') return 'any';
  if (header.length > 1000 || !isTagList(header))
    throw httpError('http.invalid-if-match', {
      errors: [{ pointer: 'If-Match', detail: 'is not a list of ETags such as "3"' }],
    });
  return tagsIn(header).flatMap((tag) => OWN_TAG.exec(tag)?.slice(1).map(Number) ?? []);
}

/** Whether the header is a list of tags separated by commas; elements may be empty (RFC 9110 section 5.6.1). */
function isTagList(header: string): boolean {
  const gaps = header.split(TAG);
  return gaps.every((gap) => /^[\s,]*$/.test(gap)) && gaps.slice(1, -1).every((gap) => gap.includes(','));
}

function tagsIn(header: string): readonly string[] {
  return (header.match(TAG) ?? []).map(asGiven);
}

const readIfMatch = createParamDecorator((_: unknown, context: ExecutionContext): ExpectedRowVersion => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return parseIfMatch(headers['if-match']);
});

/**
 * Gives a changing route the versions that If-Match accepts, and documents the header and its refusals. Pass them to the use case, which
 * calls assertVersion once it has locked the row.
 */
export function ExpectedVersion(): ParameterDecorator {
  const read = readIfMatch();
  return (target, property, index) => {
    read(target, property, index);
    const handler =
      property === undefined ? undefined : (target as Record<string | symbol, unknown>)[property];
    if (typeof handler === 'function') Reflect.defineMetadata(VERSIONED, true, handler);
  };
}

/** Throws 412 with the current ETag when the row is not of an expected version. */
export function assertVersion(rowVersion: number, expected: ExpectedRowVersion): void {
  if (expected === 'any' || expected.includes(rowVersion)) return;
  throw httpError('http.stale-version', {
    detail: `The current version is ${rowVersion}.`,
    members: { currentETag: etagOf(rowVersion) },
  });
}

/** Whether If-None-Match names this version, so that a GET is answered with 304; weak comparison (RFC 9110 section 13.1.2). */
export function matchesNone(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || tagsIn(header).includes(etag);
}
