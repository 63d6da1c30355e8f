import { count } from '../../../platform/http/html/amounts.js';
import type { Html } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';
import { detailList, page } from '../../../platform/http/html/page.js';
import { scrollable } from '../../../platform/http/html/scrollable.js';
import { declaredEvents } from '../../../platform/events/events.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { calendarDateIn } from '../../../shared/calendar-date.js';
import { dollars } from '../../../shared/dollars.js';
import { longDate } from '../../../shared/long-date.js';
import { OFFICE } from '../../../shared/time-zones.js';
import type { PassRow } from '../portfolio/passes.store.js';
import type { FindingResponse } from './findings.dto.js';
import type { FindingFigures } from './findings.queries.js';

export interface FindingsPageParts {
  readonly today: CalendarDate;
  readonly findings: readonly FindingResponse[];
  readonly figures: FindingFigures;
  readonly passes: readonly PassRow[];
  /** The hash of the list that is set now; null where none is. */
  readonly list: string | 'unavailable' | null;
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
          ...passes.map((pass) => [portfolioWords(pass.portfolio), passWords(pass, list)] as const),
        ])}
      </header>
      ${section(
        'decide',
        'To decide',
        findings.filter(({ status }) => status === 'open'),
        'Compare date of birth, address and nationality with the entry. Somebody else is cleared; whom the entry means is blocked or rejected, and reported.',
      )}
      ${section(
        'report',
        'To report to OFAC',
        findings.filter(({ status }) => status !== 'open'),
        'Within ten business days: property that is blocked (31 CFR 501.603), transactions that were refused (31 CFR 501.604).',
      )}
      ${left > 0 ? markup`<p>${count(left)} more are in the list.</p>` : null}
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
              <thead><tr><th scope="col">Due</th><th scope="col">What waits</th><th scope="col">Number</th><th scope="col" class="n">Amount</th><th scope="col">Found</th></tr></thead>
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
  return markup`<tr class="group"><th scope="rowgroup" colspan="5">${typed(first.name)}
      <span class="soft">${subjectWords(first.subjectType)} <code>${first.subjectId}</code></span>
      ${[...matches.values()].map(
        ({ entry, listedAs, program }) =>
          markup`<div class="because">Entry ${entry}: ${typed(listedAs)}${program === null ? null : markup`, ${typed(program)}`}</div>`,
      )}</th></tr>
    ${findings.map(
      ({ dueOn, isOverdue, action, reference, amount, foundOn }) => markup`<tr>
        <td class="word">${isOverdue ? markup`<b class="decision-decline">${longDate(dueOn)}, overdue</b>` : longDate(dueOn)}</td>
        <td>${declaredEvents().get(action)?.title ?? action}</td>
        <td class="word">${reference === null ? '–' : typed(reference)}</td>
        <td class="n">${amount === null ? '–' : dollars(amount)}</td>
        <td class="word">${longDate(foundOn)}</td>
      </tr>`,
    )}`;
}

function subjectWords(type: FindingResponse['subjectType']): string {
  return type === 'customer' ? 'Customer' : 'Contact of claims';
}

function portfolioWords(portfolio: string): string {
  const words = portfolio.replaceAll('-', ' ');
  return `Looked through: ${words}`;
}

function listWords(list: FindingsPageParts['list']): string {
  if (list === null) return 'None is set: nobody is screened';
  return list === 'unavailable' ? 'Cannot be read: nobody is paid or insured' : list.slice(0, 12);
}

function passWords({ looked, finishedAt, listVersion }: PassRow, list: FindingsPageParts['list']): string {
  if (finishedAt === null) return `${count(looked)} names so far`;
  const day = longDate(calendarDateIn(OFFICE, new Date(finishedAt)));
  return `${count(looked)} names on ${day}${listVersion === list ? '' : ', against an older list'}`;
}
