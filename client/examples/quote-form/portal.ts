import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { Bindery, Input, ProductInputsResponse, ProductType, QuoteResponse } from '@bindery/client';
import { bodyOf, inputsIn, isProblem } from '@bindery/client';
import type { Filled } from './form.js';
import { InputForm, sentence, titleAt } from './form.js';
import type { HtmlValue } from './html.js';
import { POLICY, markup, page } from './html.js';

type Given = Parameters<Bindery['readProductInputs']>[0];
type QuoteRequest = Parameters<Bindery['createQuote']>[0]['body'];

const PRODUCTS: readonly ProductType[] = ['home', 'auto', 'renters', 'life'];
const LARGEST_FORM = 100_000;

/**
 * A portal of an agency in small: it asks for the inputs of a product, shows them as a form, and makes a quote of what was entered. The
 * program signs in for itself; whoever stands before the form has no token. A real portal would ask who that is.
 */
export function portal(bindery: Bindery): RequestListener {
  return (request, response) => {
    const answer = (status: number, text: string): void => {
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      };
      response.writeHead(status, {
        ...headers,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
      });
      response.end(text);
    };
    respond(bindery, request).then(
      ([status, text]) => answer(status, text),
      (error: unknown) => {
        const told = isProblem(error) ? (error.detail ?? error.message) : 'The server cannot be reached.';
        answer(502, page('This did not work', markup`<p role="alert">${told}</p>`));
      },
    );
  };
}

async function respond(bindery: Bindery, request: IncomingMessage): Promise<readonly [number, string]> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://portal');
  const productType = pathname.slice(1);
  if (!PRODUCTS.includes(productType as ProductType)) return [pathname === '/' ? 200 : 404, home()];
  const given = { productType, state: searchParams.get('state') ?? 'OH' } as Given;
  const inputs = await bindery.readProductInputs(given);
  if (request.method !== 'POST') {
    const texts = new Map([['key', randomUUID()]]);
    return [200, await form(bindery, inputs, { texts, faults: new Map() })];
  }
  // A form of somebody else's page must not quote in the name of whoever opens it.
  if ((request.headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin') return [403, home()];
  const texts = await textsOf(request);
  const adding = texts.get('add');
  if (adding !== undefined) {
    const count = Number(texts.get(`entries:${adding}`) ?? 0) + 1;
    return [
      200,
      await form(bindery, inputs, {
        texts: texts.set(`entries:${adding}`, String(count)),
        faults: new Map(),
      }),
    ];
  }
  try {
    const body = bodyOf(inputs, texts) as QuoteRequest;
    return [201, quoted(await bindery.createQuote({ body }))];
  } catch (error) {
    if (!isProblem(error, 'createQuote')) throw error;
    const faults = new Map(error.errors.map(({ pointer, detail }) => [pointer, detail]));
    return [
      error.status,
      await form(bindery, inputs, { texts, faults }, error.message.replace(/^[\w.-]+: /, '')),
    ];
  }
}

async function textsOf(request: IncomingMessage): Promise<Map<string, string>> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += part as string;
    if (text.length > LARGEST_FORM) throw new RangeError('The form is too large.');
  }
  return new Map(new URLSearchParams(text));
}

function home(): string {
  return page(
    'Quote',
    markup`<ul>
      ${PRODUCTS.map((product) => markup`<li><a href="/${product}?state=OH">${product}, Ohio</a></li>`)}
    </ul>`,
  );
}

async function form(
  bindery: Bindery,
  inputs: ProductInputsResponse,
  filled: Filled,
  refusal?: string,
): Promise<string> {
  const { effectiveDate, editionLabel } = inputs['x-inputs'];
  const all = inputsIn(inputs).filter(({ name }) => name !== 'customerId');
  const fields = new InputForm(filled);
  return page(
    inputs.title,
    markup`<p class="soft">Coverage begins on ${effectiveDate}; by edition ${editionLabel} of the manual.</p>
      ${refusal === undefined ? null : alert(refusal, all, filled)}
      <form method="post">
        ${await customers(bindery, filled)} ${fields.inputs(all)}
        <button class="main">Get a price</button>
      </form>`,
  );
}

/** What is wrong, with a way to each place of the form. */
function alert(refusal: string, all: readonly Input[], { faults }: Filled): HtmlValue {
  return markup`<div role="alert">
    <p>${refusal}</p>
    <ul>
      ${[...faults].map(([pointer, detail]) => markup`<li><a href="#${pointer}">${titleAt(all, pointer)}</a>: ${sentence(detail)}</li>`)}
    </ul>
  </div>`;
}

async function customers(bindery: Bindery, { texts }: Filled): Promise<HtmlValue> {
  const { items } = await bindery.searchCustomers({ limit: 50 });
  const chosen = texts.get('/customerId');
  return markup`<fieldset>
    <legend>Customer</legend>
    <div class="fields">
      <div class="field">
        <label for="/customerId">For whom</label>
        <select id="/customerId" name="/customerId" required>
          ${items.map(({ id, displayName }) => markup`<option value="${id}" ${id === chosen ? markup`selected` : null}>${displayName}</option>`)}
        </select>
      </div>
    </div>
  </fieldset>`;
}

function quoted(quote: QuoteResponse): string {
  const rows = quote.charges.map(
    ({ title, amount }) =>
      markup`<tr>
        <th scope="row">${title}</th>
        <td>${amount}</td>
      </tr>`,
  );
  return page(
    `Quote ${quote.quoteNumber}`,
    markup`<p>${STATUS[quote.status] ?? quote.status}</p>
      <table>
        <caption class="soft">
          Premium in US dollars, for ${quote.termMonths} months
        </caption>
        <tbody>
          ${rows}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">In total</th>
            <td>${quote.totalPremium}</td>
          </tr>
        </tfoot>
      </table>
      ${quote.declinedReasons?.map((reason) => markup`<p>${reason}</p>`) ?? null}
      <p><a href="/">Another quote</a></p>`,
  );
}

const STATUS: Readonly<Partial<Record<QuoteResponse['status'], string>>> = {
  quoted: 'This is the price.',
  draft: 'An underwriter has to see it first.',
  declined: 'The company does not write this.',
};
