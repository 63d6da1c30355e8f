import { count } from '../../../platform/http/html/amounts.js';
import { bars } from '../../../platform/http/html/bars.js';
import type { Html } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';
import { detailList, page } from '../../../platform/http/html/page.js';
import { scrollable } from '../../../platform/http/html/scrollable.js';
import { longDate } from '../../../shared/long-date.js';
import { MASKED } from '../domain/masked-changes.js';
import type {
  EvidenceBackupsResponse,
  EvidenceReportResponse,
  EvidenceTopicResponse,
  EvidenceVerificationResponse,
  EvidenceVerificationsResponse,
} from './evidence.dto.js';

/** Samples are drawn from the JSON; a page of thousands of rows is read by nobody. */
const SHOWN = 25;

/** The report for an auditor, as one page. */
export function evidencePage(report: EvidenceReportResponse): string {
  const { from, to, madeAt, trail, access, topics, alerts, seals, verifications, backups, limits } = report;
  return page({
    title: `Evidence of controls, ${from} to ${to}`,
    body: markup`
      <header>
        <div class="heading">
          <div>
            <h1>Evidence of controls</h1>
            <p class="soft">For the Trust Services Criteria of SOC 2, from the audit trail ${typed(trail)}</p>
          </div>
          <div class="total"><span class="soft">Not reviewed</span><b>${count(access.notReviewed)}</b>of ${count(access.people)} people</div>
        </div>
        ${detailList([
          ['From', longDate(from)],
          ['To', longDate(to)],
          ['Made', minute(madeAt)],
          ['Alerts', `${count(alerts.raised)} raised, ${count(alerts.open)} still open`],
          ['Rows sealed', count(seals.rows)],
          ['Last verified', lastVerified(verifications.last)],
          ['Backups', `${count(backups.succeeded)} succeeded, ${count(backups.failed)} failed`],
        ])}
      </header>
      <section aria-labelledby="access">
        <h2 id="access">Who may sign in</h2>
        ${bars(
          'People by role',
          access.byRole.map(({ role, people }) => ({ label: role, value: people, text: count(people) })),
        )}
        ${detailList([
          ['People', count(access.people)],
          ['Reviewed in the period', count(access.reviewed)],
          ['Not reviewed', count(access.notReviewed)],
          ['With a second factor', count(access.withSecondFactor)],
          ['Unused for 90 days', count(access.unused)],
          ['Roles in conflict', count(access.inConflict)],
        ])}
        <p class="soft">CC6.1, CC6.2, CC6.3</p>
      </section>
      ${topics.map(topicSection)}
      <section aria-labelledby="alerts">
        <h2 id="alerts">Alerts</h2>
        ${detailList([
          ['Raised', count(alerts.raised)],
          ['Of high severity', count(alerts.high)],
          ['Closed', count(alerts.closed)],
          ['Found to be harm', count(alerts.harm)],
          ['Taken up, not closed', count(alerts.acknowledged)],
          ['Open', count(alerts.open)],
          ['Until somebody answered', minutes(alerts.medianMinutesToResponse)],
        ])}
        <p class="soft">CC7.2, CC7.3, CC7.4</p>
      </section>
      <section aria-labelledby="seals">
        <h2 id="seals">Seals of the trail</h2>
        ${detailList([
          ['Seals', count(seals.seals)],
          ['Rows under them', count(seals.rows)],
          ['Checkpoints', count(seals.checkpoints)],
          ['Put outside', count(seals.toldOutside)],
          ['Longest wait for a checkpoint', minutes(seals.longestMinutesToCheckpoint)],
          ['Trail from', seals.trailFrom === null ? '–' : minute(seals.trailFrom)],
        ])}
        <p class="soft">CC7.1, CC7.2</p>
      </section>
      ${verificationsSection(verifications)}
      ${backupsSection(backups)}
      <section aria-labelledby="limits">
        <h2 id="limits">What this says, and what it does not</h2>
        <ul>
          ${limits.map((text) => markup`<li>${text}</li>`)}
        </ul>
      </section>
    `,
  });
}

function topicSection({
  topic,
  title,
  criteria,
  total,
  people,
  addresses,
  months,
  actions,
  entries,
}: EvidenceTopicResponse): Html {
  return markup`<section aria-labelledby="${topic}">
    <h2 id="${topic}">${title}</h2>
    ${total === 0 ? null : monthsChart(title, months)}
    <p class="soft">${criteria.join(', ')}. ${total === 0 ? 'None.' : `${count(total)} in all${from(people, addresses)}.`}</p>
    ${
      actions.length === 0
        ? null
        : detailList(actions.map(({ action, count: value }) => [action, count(value)] as const))
    }
    ${entries.length === 0 ? null : entriesTable(topic, entries, total)}
  </section>`;
}

function monthsChart(title: string, months: EvidenceTopicResponse['months']): Html {
  return bars(
    `${title}, by month`,
    months.map(({ month, count: value }) => ({ label: month, value, text: count(value) })),
  );
}

/** The system has neither a name nor an address. */
function from(people: number, addresses: number): string {
  return people === 0 ? '' : `, of ${count(people)} users, from ${count(addresses)} addresses`;
}

function entriesTable(topic: string, entries: EvidenceTopicResponse['entries'], total: number): Html {
  return markup`${scrollable(
    topic,
    markup`<table>
      <thead>
        <tr><th scope="col">When</th><th scope="col">What</th><th scope="col">By</th><th scope="col">On</th><th scope="col">Change</th></tr>
      </thead>
      <tbody>
        ${entries.slice(0, SHOWN).map(
          ({ at, action, by, resourceType, resourceId, resourceName, changes }) => markup`<tr>
          <th scope="row">${minute(at)}</th>
          <td>${action}</td>
          <td>${by === null ? 'the system' : typed(by)}</td>
          <td>${resourceType} ${typed(resourceName ?? resourceId ?? '')}</td>
          <td>${typed(changeWords(changes))}</td>
        </tr>`,
        )}
      </tbody>
    </table>`,
  )}${total > SHOWN ? markup`<p class="soft">The newest ${SHOWN} of ${count(total)}.</p>` : null}`;
}

const RESULTS: Readonly<Record<EvidenceVerificationResponse['result'], string>> = {
  sound: 'nothing is wrong',
  faulty: 'something was changed',
  failed: 'it failed',
  unfinished: 'cut, or under way',
};

function lastVerified(last: EvidenceVerificationResponse | null): string {
  return last === null ? 'not in this time' : `${minute(last.begunAt)}, ${RESULTS[last.result]}`;
}

function verificationsSection({ items, ...figures }: EvidenceVerificationsResponse): Html {
  return markup`<section aria-labelledby="verifications">
    <h2 id="verifications">Verifications of the trail</h2>
    ${detailList([
      ['Runs', count(figures.runs)],
      ['Nothing wrong', count(figures.sound)],
      ['Something was changed', count(figures.faulty)],
      ['Failed', count(figures.failed)],
      ['Cut, or under way', count(figures.unfinished)],
    ])}
    ${
      items.length === 0
        ? null
        : scrollable(
            'verifications',
            markup`<table>
        <thead>
          <tr><th scope="col">Begun</th><th scope="col">By</th><th scope="col">Result</th><th scope="col">Rows</th><th scope="col">Checkpoints</th><th scope="col">Stamps</th><th scope="col">Faults</th></tr>
        </thead>
        <tbody>
          ${items.slice(0, SHOWN).map(
            ({ begunAt, by, result, rows, checkpoints, stamps, faults }) => markup`<tr>
            <th scope="row">${minute(begunAt)}</th>
            <td>${typed(by ?? '')}</td>
            <td>${RESULTS[result]}</td>
            ${[rows, checkpoints, stamps, faults].map((value) => markup`<td class="number">${value === null ? '–' : count(value)}</td>`)}
          </tr>`,
          )}
        </tbody>
      </table>`,
          )
    }
    <p class="soft">CC7.1, CC7.2</p>
  </section>`;
}

function backupsSection({ items, ...figures }: EvidenceBackupsResponse): Html {
  const { succeeded, failed, restoreTests, failedRestoreTests, longestGapHours } = figures;
  return markup`<section aria-labelledby="backups">
    <h2 id="backups">Backups, as the operator has told</h2>
    ${detailList([
      ['Succeeded', count(succeeded)],
      ['Failed', count(failed)],
      ['Restored for a trial', count(restoreTests)],
      ['Trials that failed', count(failedRestoreTests)],
      [
        'Longest time without one',
        longestGapHours === null ? 'there is none' : `${count(longestGapHours)} hours`,
      ],
      ['Last one', figures.lastSucceededAt === null ? '–' : minute(figures.lastSucceededAt)],
      ['Last trial', figures.lastRestoreTestAt === null ? '–' : minute(figures.lastRestoreTestAt)],
    ])}
    ${
      items.length === 0
        ? null
        : scrollable(
            'backups',
            markup`<table>
        <thead>
          <tr><th scope="col">When</th><th scope="col">What</th><th scope="col">How</th><th scope="col">Where</th></tr>
        </thead>
        <tbody>
          ${items.slice(0, SHOWN).map(
            ({ completedAt, kind, outcome, place }) => markup`<tr>
            <th scope="row">${minute(completedAt)}</th>
            <td>${kind === 'backup' ? 'backup' : 'trial of restoring'}</td>
            <td>${outcome}</td>
            <td>${typed(place)}</td>
          </tr>`,
          )}
        </tbody>
      </table>`,
          )
    }
    <p class="soft">A1.2, A1.3, CC7.5</p>
  </section>`;
}

const LONGEST = 160;

/** The value before and after; what the trail masks is masked here too. */
function changeWords(changes: unknown): string {
  const words = Object.entries((changes ?? {}) as Readonly<Record<string, unknown>>).flatMap(
    ([name, value]) => {
      if (value === null || value === MASKED) return [];
      const [before, after] = Array.isArray(value) && value.length === 2 ? value.map(word) : [];
      return [after === undefined ? `${name} ${word(value)}` : `${name} ${before} → ${after}`];
    },
  );
  const text = words.join('; ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function minute(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

function minutes(value: number | null): string {
  return value === null ? '–' : `${count(value)} min`;
}
