import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { httpError } from './http.errors.js';

/** What If-Match allows a resource's row_version to be: one of a list, or anything that exists (`*`). */
export type ExpectedRowVersion = readonly number[] | 'any';

export const VERSIONED = 'bindery:versioned';

export function etagOf(rowVersion: number): string {
  return `"${rowVersion}"`;
}

/** An entity tag, as RFC 9110 section 8.8.3 writes it. */
const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;
const OWN_TAG = /^"(\d{1,15})"$/;

/**
 * A tag as we gave it. A proxy that compresses an answer may not leave its tag as it was: nginx makes it weak (`W/"3"`),
 * Apache and Caddy name the coding in it (`"3-gzip"`). The client can only send back what it got.
 */
function asGiven(tag: string): string {
  return tag.replace(/^W\//, '').replace(/-+(?:gzip|br|zstd|deflate)"$/, '"');
}

/**
 * Parses If-Match (RFC 9110 section 13.1.1). Missing is 428. The RFC wants the strong comparison, because equal weak tags
 * may stand for different bytes; our tags are row versions, so what a proxy did to the bytes does not make another version
 * of one, and the weak form of a tag of ours is as good. Tags of others match nothing.
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

/** Commas between the tags, and nothing else around them; elements may be empty (RFC 9110 section 5.6.1). */
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
 * The versions that If-Match allows, as a parameter of a route that changes something; also documents the header and its
 * refusals. Hand it to the use case, which calls assertVersion once it holds the row.
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

/** Whether If-None-Match names this version, so that a GET may answer 304. The comparison is the weak one. */
export function matchesNone(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || tagsIn(header).includes(etag);
}
