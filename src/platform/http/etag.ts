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

const STRONG_LIST = /^\s*"\d{1,15}"(\s*,\s*"\d{1,15}")*\s*$/;

/**
 * Parses If-Match (RFC 9110 section 13.1.1). Missing is 428; weak or foreign tags can never match one of ours, because
 * the comparison is the strong one: 412.
 */
export function parseIfMatch(header: string | undefined): ExpectedRowVersion {
  if (header === undefined || header.trim() === '') throw httpError('http.precondition-required');
  if (header.trim() === '*') return 'any';
  if (header.length > 1000 || !STRONG_LIST.test(header)) throw httpError('http.invalid-if-match');
  return (header.match(/\d+/g) ?? []).map(Number);
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
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
