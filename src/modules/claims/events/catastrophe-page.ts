import { count } from '../../../platform/http/html/amounts.js';
import { bars } from '../../../platform/http/html/bars.js';
import type { Html } from '../../../platform/http/html/html.js';
import { markup, typed } from '../../../platform/http/html/html.js';
import { detailList, page } from '../../../platform/http/html/page.js';
import { scrollable } from '../../../platform/http/html/scrollable.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Decimal, formatScaled } from '../../../shared/decimal.js';
import { dollars } from '../../../shared/dollars.js';
import { longDate } from '../../../shared/long-date.js';
import { stateName } from '../../../shared/us-state-names.js';
import { causeWords } from '../letters/domain/words.js';
import type {
  CatastropheByStateResponse,
  CatastropheResponse,
  CatastropheResultResponse,
  CatastropheSumsResponse,
} from './catastrophes.dto.js';

/** One event and what it has cost, as one page for people. */
export function catastrophePage(event: CatastropheResponse, result: CatastropheResultResponse): string {
  const sum = (of: (line: CatastropheSumsResponse) => string): string =>
    formatScaled(
      result.byState
        .reduce((total, line) => total.plus(Decimal.parse(of(line))), Decimal.ZERO)
        .coefficientAt(2),
      2,
    );
  const claims = result.byState.reduce((total, line) => total + line.claims, 0);
  const openClaims = result.byState.reduce((total, line) => total + line.openClaims, 0);
  return page({
    title: `${event.code}: ${event.title}`,
    body: markup`
      <header>
        <div class="heading">
          <div>
            <h1>${typed(event.title)}</h1>
            <p class="soft">${typed(event.code)}, ${days(event)}</p>
          </div>
          <div class="total">
            <span class="soft">Incurred</span><b>${dollars(sum((line) => line.incurred))}</b>
          </div>
        </div>
        ${detailList([
          ['Claims', count(claims)],
          ['Open', count(openClaims)],
          ['Paid', dollars(sum((line) => line.paid))],
          ['Outstanding', dollars(sum((line) => line.outstanding))],
          ['Causes', event.causes.map(causeWords).join(', ')],
          ['States', event.states.map(stateName).join(', ')],
          ['With the code, of another day, state or cause', count(result.outside)],
          ['Without the code, of these days, states and causes', count(result.without)],
        ])}
      </header>
      ${
        claims === 0
          ? markup`<p class="soft">No claim carries the code yet.</p>`
          : markup`<section aria-labelledby="days">
              <h2 id="days">By day of loss</h2>
              ${bars(
                'Claims by day of loss',
                result.byDay.map(({ lossOn, claims: ofDay, incurred }) => ({
                  label: lossOn === null ? 'day not known' : longDate(lossOn),
                  value: ofDay,
                  text: `${count(ofDay)}, ${dollars(incurred)}`,
                })),
              )}
            </section>
            <section aria-labelledby="states">
              <h2 id="states">By state</h2>
              ${scrollable('states', statesTable(result.byState))}
            </section>
            ${outsideSection(result)}`
      }
    `,
  });
}

function outsideSection({ outside, outsideClaims }: CatastropheResultResponse): Html {
  if (outside === 0) return markup``;
  return markup`<section aria-labelledby="outside">
    <h2 id="outside">With the code, of another day, state or cause</h2>
    ${scrollable(
      'outside',
      markup`<table class="keyed">
        <thead>
          <tr>
            <th scope="col">Claim</th><th scope="col">Day of loss</th><th scope="col">State</th>
            <th scope="col">Cause</th>
          </tr>
        </thead>
        <tbody>
          ${outsideClaims.map(
            ({ claimNumber, lossOn, state, cause }) =>
              markup`<tr>
                <th scope="row">${claimNumber}</th>
                <td>${lossOn === null ? 'not known' : longDate(lossOn)}</td>
                <td>${state === null ? 'policy not known' : stateName(state)}</td>
                <td>${cause === null ? 'not known' : causeWords(cause)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    ${
      outside > outsideClaims.length
        ? markup`<p class="soft">The first ${count(outsideClaims.length)} of ${count(outside)}.</p>`
        : markup``
    }
  </section>`;
}

function statesTable(lines: readonly CatastropheByStateResponse[]): Html {
  return markup`<table class="keyed">
    <thead>
      <tr>
        <th scope="col">State</th><th scope="col" class="n">Claims</th><th scope="col" class="n">Open</th>
        <th scope="col" class="n">Paid</th><th scope="col" class="n">Outstanding</th>
        <th scope="col" class="n">Recovered</th><th scope="col" class="n">Incurred</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        (line) =>
          markup`<tr>
            <th scope="row">${line.state === null ? 'policy not known' : stateName(line.state)}</th>
            <td class="n">${count(line.claims)}</td>
            <td class="n">${count(line.openClaims)}</td>
            <td class="n">${dollars(line.paid)}</td>
            <td class="n">${dollars(line.outstanding)}</td>
            <td class="n">${dollars(line.recovered)}</td>
            <td class="n">${dollars(line.incurred)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function days({ effectiveDate, expirationDate }: CatastropheResponse): string {
  const last = addDays(expirationDate, -1);
  return last === effectiveDate ? longDate(effectiveDate) : `${longDate(effectiveDate)} to ${longDate(last)}`;
}
