import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { OWN_PAGES } from '../../../shared/actor.js';
import { ACCESS_ACTION } from '../trail/access-entries.store.js';
import { CHANGE, REQUEST, ROW_KIND, ofClient } from '../trail/row-kind.queries.js';
import type { EntriesQuery } from './entries.dto.js';

/** What an entry has to be, beside its time. */
export interface EntryCondition {
  readonly column: string;
  readonly holds: RawBuilder<unknown>;
}

type Name = 'user' | 'client' | 'type' | 'resource' | 'action' | 'outcome' | 'request' | 'risk';
export type EntryConditions = Partial<Readonly<Record<Name, EntryCondition>>>;

/** A way into the trail: rows of some conditions, by an index that has them in the order of time. */
export interface Way {
  /** What is asked for beside. */
  readonly left: readonly EntryCondition[];
  /** Each has the order of time; together they are the way. */
  readonly branches: readonly RawBuilder<unknown>[];
  /** The same rows, as an index alone tells how many they are: of an expression it does not. */
  readonly counted: readonly RawBuilder<unknown>[];
  /** Its index is in another order: all of its rows have to be sorted. */
  readonly isUnordered?: true;
  /** Its index has all columns that are asked for, so that most rows are passed over without a look at them. */
  readonly isCovered: boolean;
}

interface More {
  readonly counted?: RawBuilder<unknown>;
  readonly isUnordered?: true;
  readonly isRare?: boolean;
}

/** Rows with at least this have an index of their own. */
const HIGH_RISK = 0.5;
const COVERED = new Set(['risk_score', 'outcome', 'action', 'user_id', 'client_id', 'resource_type']);

export function conditionsOf(filter: EntriesQuery): EntryConditions {
  const { userId, clientId, resourceType, resourceId, action, outcome, requestId, minRisk } = filter;
  const equal = (column: string, value: string): EntryCondition => ({
    column,
    holds: sql`${sql.ref(column)} = ${value}`,
  });
  return {
    ...(userId !== undefined && { user: { column: 'user_id', holds: sql`user_id = ${userId}::uuid` } }),
    ...(clientId !== undefined && { client: { column: 'client_id', holds: ofClient(clientId) } }),
    ...(resourceType !== undefined && { type: equal('resource_type', resourceType) }),
    ...(resourceId !== undefined && { resource: equal('resource_id', resourceId) }),
    ...(action !== undefined && { action: equal('action', action) }),
    ...(outcome !== undefined && { outcome: equal('outcome', outcome) }),
    ...(requestId !== undefined && { request: equal('request_id', requestId) }),
    ...(minRisk !== undefined && {
      risk: { column: 'risk_score', holds: sql`risk_score >= ${minRisk}::numeric` },
    }),
  };
}

/**
 * The ways that lead to what is asked for, those first that tend to leave the least to look at. `types` are those of which there are rows of
 * the action. The last one, time, is always there.
 */
export function waysTo(
  filter: EntriesQuery,
  conditions: EntryConditions,
  types: readonly string[],
): readonly Way[] {
  const { resource, type, outcome, risk, action, client, user, request } = conditions;
  const kinds = kindsOf(filter);
  const ways: Way[] = [];
  const add = (
    takes: readonly Name[],
    branches: readonly RawBuilder<unknown>[],
    { isRare = false, counted, ...more }: More = {},
  ): void => {
    const left = Object.entries(conditions).flatMap(([name, condition]) =>
      takes.some((taken) => taken === name) ? [] : [condition],
    );
    ways.push({
      left,
      branches,
      counted: counted ? [counted] : branches,
      isCovered: isRare && left.every(({ column }) => COVERED.has(column)),
      ...more,
    });
  };
  if (request) add(['request'], [request.holds], { isUnordered: true });
  if (resource && type)
    add(
      ['resource', 'type'],
      kinds.map((kind) => sql`${type.holds} and ${resource.holds} and ${kind}`),
      { counted: sql`${type.holds} and ${resource.holds}` },
    );
  // Rows without any risk, and what went well, are in no index by that.
  if (risk && Number(filter.minRisk) > 0)
    add(
      [],
      [Number(filter.minRisk) < HIGH_RISK ? sql`risk_score > 0` : sql`risk_score >= ${sql.lit(HIGH_RISK)}`],
      {
        isRare: true,
      },
    );
  if (outcome && filter.outcome !== 'success')
    add(['outcome'], [sql`${outcome.holds} and outcome <> 'success'`], { isRare: true });
  if (action && filter.action !== ACCESS_ACTION)
    add(
      type ? ['action', 'type'] : ['action'],
      (type ? [filter.resourceType ?? ''] : types).map(
        (each) => sql`${action.holds} and action <> ${sql.lit(ACCESS_ACTION)} and resource_type = ${each}`,
      ),
    );
  if (client && filter.clientId !== OWN_PAGES)
    add(
      ['client'],
      kinds.map((kind) => sql`${client.holds} and ${kind}`),
      { counted: client.holds },
    );
  if (user)
    add(
      ['user'],
      kinds.map((kind) => sql`${user.holds} and ${kind}`),
      { counted: user.holds },
    );
  if (type && !resource) add(['type'], [type.holds], { isUnordered: true });
  add([], [sql`true`]);
  return ways;
}

/** Some indexes have requests and changes apart. */
function kindsOf({ action }: EntriesQuery): readonly RawBuilder<unknown>[] {
  const kinds = action === undefined ? [REQUEST, CHANGE] : [action === ACCESS_ACTION ? REQUEST : CHANGE];
  return kinds.map((kind) => sql`${ROW_KIND} = ${kind}`);
}
