import { count } from '../../../platform/http/html/amounts.js';
import type { Html } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';
import { detailList, page } from '../../../platform/http/html/page.js';
import { scrollable } from '../../../platform/http/html/scrollable.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { calendarDateIn } from '../../../shared/calendar-date.js';
import { dollars } from '../../../shared/dollars.js';
import { longDate } from '../../../shared/long-date.js';
import { OFFICE } from '../../../shared/time-zones.js';
import type { PassRow } from '../portfolio/passes.store.js';
import type { CurrentList } from '../sanctions.js';
import type { FindingResponse } from './findings.dto.js';
import type { FindingFigures } from './findings.queries.js';

const HELD: Readonly<Record<string, string>> = {
  customer: 'Nothing yet: a customer',
  'claim-contact': 'Nothing yet: a contact of claims',
  quote: 'Binding of quote',
  policy: 'Policy',
  renewal: 'Renewal of policy',
  refund: 'Refund',
  payment: 'Money received for policy',
  'claim-transaction': 'Payment of claim',
};

export interface FindingsPageParts {
  readonly today: CalendarDate;
  readonly findings: readonly FindingResponse[];
  readonly figures: FindingFigures;
  readonly passes: readonly PassRow[];
  /** That is set now. */
  readonly list: CurrentList | 'unavailable';
}

/** What whoever answers for sanctions opens in the morning: what to decide, what to report and by when, most urgent first. */
export function findingsPage({ today, findings, figures, passes, list }: FindingsPageParts): string {
  const { open, unreported, overdue } = figures;
  const left = open + unreported - findings.length;
  return page({
    title: `Sanctions, ${today}`,
    body: markup`
      <header>
        <div class="heading">
          <div>
            <h1>Sanctions</h1>
            <p class="soft">${longDate(today)}</p>
          </div>
          <div class="total"><span class="soft">Overdue</span><b>${count(overdue)}</b>of ${count(open + unreported)} to do</div>
        </div>
        ${detailList([
          ['To decide', count(open)],
          ['To report', count(unreported)],
          ['List of sanctions', listWords(list)],
        ])}
      </header>
      ${section(
        'decide',
        'To decide',
        findings.filter(({ status }) => status === 'open'),
        'Compare date of birth, address and nationality with the entry at sanctionssearch.ofac.treas.gov. Somebody else is cleared as a customer or contact, which frees what waits. Whom the entry means is blocked or rejected, and reported.',
      )}
      ${section(
        'report',
        'To report to OFAC',
        findings.filter(({ status }) => status !== 'open'),
        'Within ten business days: property that is blocked (31 CFR 501.603), transactions that were refused (31 CFR 501.604).',
      )}
      ${left > 0 ? markup`<p>${count(left)} more are in the list.</p>` : null}
      <section aria-labelledby="passes">
        <h2 id="passes">Who was looked for when the list changed</h2>
        ${detailList(passes.map((pass) => [portfolioWords(pass.portfolio), passWords(pass, list)] as const))}
      </section>
    `,
  });
}

function section(id: string, title: string, findings: readonly FindingResponse[], note: string): Html {
  const people = [...Map.groupBy(findings, ({ subjectId, name }) => `${subjectId} ${name}`).values()];
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${
      people.length === 0
        ? markup`<p class="soft">Nothing.</p>`
        : markup`<p class="soft">${note}</p>
          ${scrollable(
            id,
            markup`<table>
              <thead><tr><th scope="col">Due</th><th scope="col">What waits</th><th scope="col" class="n">Amount</th><th scope="col">Found</th></tr></thead>
              <tbody>${people.map(personRows)}</tbody>
            </table>`,
          )}`
    }
  </section>`;
}

function personRows(findings: readonly FindingResponse[]): Html | null {
  const [first] = findings;
  if (!first) return null;
  const matches = new Map(
    findings
      .flatMap((finding) => finding.matches)
      .map((match) => [`${match.entry} ${match.listedAs}`, match]),
  );
  return markup`<tr class="group"><th scope="rowgroup" colspan="4">${typed(first.name)}
      <span class="soft">${subjectWords(first.subjectType)} <code>${first.subjectId}</code></span>
      ${[...matches.values()].map(
        ({ entry, listedAs, program }) =>
          markup`<div class="because">Entry ${entry}: ${typed(listedAs)}${program === null ? null : markup`, ${typed(program)}`}</div>`,
      )}</th></tr>
    ${findings.map(
      ({ dueOn, isOverdue, heldType, reference, amount, foundOn }) => markup`<tr>
        <td>${longDate(dueOn)}${isOverdue ? markup`<br><b class="decision-decline">overdue</b>` : null}</td>
        <td>${HELD[heldType] ?? heldType}${reference === null ? null : markup` <span class="word">${typed(reference)}</span>`}</td>
        <td class="n">${amount === null ? '–' : dollars(amount)}</td>
        <td>${longDate(foundOn)}</td>
      </tr>`,
    )}`;
}

function subjectWords(type: FindingResponse['subjectType']): string {
  return type === 'customer' ? 'Customer' : 'Contact of claims';
}

function portfolioWords(portfolio: string): string {
  const words = portfolio.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function listWords(list: FindingsPageParts['list']): string {
  if (list === 'unavailable') return 'Cannot be read: nobody is paid or insured';
  return list.at === null
    ? 'None is set: nobody is screened'
    : `Of ${longDate(calendarDateIn(OFFICE, list.at))}`;
}

function passWords({ looked, finishedAt, listVersion }: PassRow, list: FindingsPageParts['list']): string {
  if (finishedAt === null) return `${count(looked)} names so far`;
  const day = longDate(calendarDateIn(OFFICE, new Date(finishedAt)));
  return `${count(looked)} names on ${day}${isOf(listVersion, list) ? '' : ', against an older list'}`;
}

function isOf(version: string, list: FindingsPageParts['list']): boolean {
  return list !== 'unavailable' && list.version === version;
}
