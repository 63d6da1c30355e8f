import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { PLAN_BY_VALUES } from '../../../platform/postgres/plan-by-values.js';
import { when } from '../../../platform/sql.js';
import { ACCESS_ACTION } from '../trail/access-entries.store.js';
import { BY_CLIENT_ITSELF, CHANGE, REQUEST, ROW_KIND } from '../trail/row-kind.queries.js';
import type { AlertSubject, Matcher } from './domain/alert-rule.js';
import { findsDenials } from './domain/alert-rule.js';
import type { SeenEntry } from './domain/detect.js';

/** A row that a rule selects. */
export interface MatchedEntry extends Omit<SeenEntry, 'isFresh'> {
  readonly subject: string;
}

/** One part of a rule: its first step, or the step that follows. */
export interface Question {
  readonly match: Matcher;
  readonly by: AlertSubject;
}

/** Somebody whose rows are asked for, later than one moment and up to another. */
export interface EarlierOf {
  readonly subject: string;
  readonly after: number;
  /** The moment of the last row that is judged. Later rows cannot be its reason, and after a backlog there may be very many. */
  readonly until: number;
}

/** The most rows of one subject that a rule can need: thresholds are below it. */
const MOST_OF_SUBJECT = 2_000;
/** Nobody does more by hand within any window; of a program that does, only the latest rows are read. */
const MOST_LOOKED_AT = 20_000;

/** Rows about alerts raise no alerts. */
const OF_ALERTS = ['audit.alert-raised'];

const AT = sql<number>`(extract(epoch from created_at) * 1000000)::float8`;

const SUBJECTS: Readonly<Record<AlertSubject, RawBuilder<string>>> = {
  user: sql`user_id::text`,
  client: sql`client_id`,
  source: sql`abbrev(source_of(ip_address))`,
  resource: sql`resource_type || '/' || resource_id`,
};

/** Each condition has its index. Rows without any risk are not searched by their source. */
const OF_SUBJECT: Readonly<Record<AlertSubject, RawBuilder<boolean>>> = {
  user: sql`user_id = whose.subject::uuid`,
  client: sql`client_id = whose.subject and ${BY_CLIENT_ITSELF}`,
  source: sql`source_of(ip_address) = whose.subject::inet and risk_score > 0`,
  resource: sql`resource_type = split_part(whose.subject, '/', 1)
    and resource_id = substr(whose.subject, strpos(whose.subject, '/') + 1)`,
};

const HAS_SUBJECT: Readonly<Record<AlertSubject, RawBuilder<boolean>>> = {
  user: sql`user_id is not null`,
  client: BY_CLIENT_ITSELF,
  source: sql`ip_address is not null and risk_score > 0`,
  resource: sql`resource_id is not null`,
};

/** Finds rows of the trail for rules of alerts. */
@Injectable()
export class MatchingStore {
  constructor(private readonly em: EntityManager) {}

  /** Rows with numbers behind `after` and up to `upTo`, by the place of the question that they answer; the oldest first. */
  async between(
    after: bigint,
    upTo: bigint,
    questions: readonly Question[],
  ): Promise<readonly (readonly MatchedEntry[])[]> {
    const answers: MatchedEntry[][] = questions.map(() => []);
    if (questions.length === 0) return answers;
    const parts = questions.map(
      ({ match, by }, place) => sql`
      select ${sql.lit(place)} as place, id, seq, ${AT} as at, ${SUBJECTS[by]} as subject, ${RESOURCE} as resource,
             ${SUBJECTS.source} as source
        from fresh where ${HAS_SUBJECT[by]} and ${isMatch(match)}`,
    );
    // Looked up once: each question would plan and read every month of the trail for itself.
    const { rows } = await sql<MatchedEntry & { readonly place: number }>`
      ${sql.raw(PLAN_BY_VALUES)} with fresh as materialized (
        select * from audit_logs where seq > ${after.toString()}::bigint and seq <= ${upTo.toString()}::bigint)
      ${sql.join(parts, sql` union all `)} order by place, at, seq
    `.execute(this.em.getKysely());
    for (const { place, ...row } of rows) answers[place]?.push(row);
    return answers;
  }

  /** Rows of these subjects up to a number, the latest of each if there are very many; the oldest first. */
  async of(
    whose: readonly EarlierOf[],
    upTo: bigint,
    { match, by }: Question,
  ): Promise<readonly MatchedEntry[]> {
    if (whose.length === 0) return [];
    const looked = kindsOf(match, by).map(
      (kind) => sql`
      (select * from audit_logs
        where ${OF_SUBJECT[by]} ${kind} and created_at > ${instant('after')} and created_at <= ${instant('until')}
          and seq <= ${upTo.toString()}::bigint
        order by created_at desc limit ${sql.lit(MOST_LOOKED_AT)})`,
    );
    const { rows } = await sql<MatchedEntry>`
      ${sql.raw(PLAN_BY_VALUES)}
      select whose.subject, seen.id, seen.at, seen.resource, seen.source
        from json_to_recordset(${JSON.stringify(whose)}::json) as whose (subject text, after bigint, until bigint)
       cross join lateral (
         select id, seq, ${AT} as at, ${RESOURCE} as resource, ${SUBJECTS.source} as source
           from (${sql.join(looked, sql` union all `)}) as looked
          where ${isMatch(match)} order by created_at desc limit ${MOST_OF_SUBJECT}) as seen
       order by seen.at, seen.seq
    `.execute(this.em.getKysely());
    return rows;
  }
}

function instant(which: 'after' | 'until'): RawBuilder<Date> {
  return sql<Date>`timestamptz 'epoch' + ${sql.ref(`whose.${which}`)} * interval '1 microsecond'`;
}

/** Requests and changes stand apart in the indexes, each in the order of time; a rule that names requests looks at no changes. */
function kindsOf({ actions }: Matcher, by: AlertSubject): readonly RawBuilder<unknown>[] {
  if (by === 'source') return [sql``];
  const isOfRequests = (action: string): boolean => action === ACCESS_ACTION;
  const mayBe = (action: string): boolean => /^([*]|http)[.]([*]|request)$/.test(action);
  const kinds = [...(actions.some(mayBe) ? [REQUEST] : []), ...(actions.every(isOfRequests) ? [] : [CHANGE])];
  return kinds.map((kind) => sql`and ${ROW_KIND} = ${kind}`);
}

const RESOURCE = sql<string>`resource_type || '/' || coalesce(resource_id, '')`;

const OF_DENIAL = sql<boolean>`(action = ${sql.lit(ACCESS_ACTION)} and changes ->> 'code' = 'http.forbidden')`;

function isMatch(matcher: Matcher): RawBuilder<boolean> {
  const { actions, outcomes, resourceTypes, alerts, codes, minRisk } = matcher;
  const patterns = actions.map((action) => action.replaceAll('_', '\\_').replaceAll('*', '%'));
  return sql`action like any(${patterns}::text[]) and action <> all(${OF_ALERTS}::text[])
    ${when(outcomes, (each) => sql`outcome = any(${[...each]}::text[])`)}
    ${when(resourceTypes, (each) => sql`resource_type = any(${[...each]}::text[])`)}
    ${when(alerts, (each) => sql`security_alerts ?| ${[...each]}::text[]`)}
    ${when(codes, (each) => sql`changes ->> 'code' = any(${[...each]}::text[])`)}
    ${when(minRisk, (risk) => sql`risk_score >= ${risk}::numeric`)}
    ${findsDenials(matcher) ? sql`and not coalesce(${OF_DENIAL}, false)` : sql``}`;
}
