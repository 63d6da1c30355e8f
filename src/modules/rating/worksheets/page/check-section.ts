import type { Html } from '../../../../platform/http/html/html.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import type { WorksheetResponse } from '../rating.dto.js';

/** Explains how a reader can check the premium independently. */
export function checkSection(worksheet: WorksheetResponse): Html {
  const { id, editionId, contentHash, worksheetHash, edition, plan } = worksheet;
  return markup`<section aria-labelledby="check">
    <h2 id="check">How to check it</h2>
    <ul class="reasons">
      <li>
        <b>By hand:</b> follow the steps above from top to bottom. Each takes the value of the step before it,
        does its calculation exactly and then rounds as stated. Nothing else is ever rounded.
      </li>
      <li>
        <b>Against the filing:</b> table rows are counted from 1, as edition ${typed(edition)} of
        ${typed(plan)} has them.
      </li>
      <li>
        <b>By replay:</b> <code>POST /api/v1/rating/worksheets/${id}/replay</code> rates the same risk again
        on the same edition, saves nothing, and says whether every step is identical; if not, where the first
        difference is. It stays possible after the edition has been superseded.
      </li>
    </ul>
    <dl class="facts">
      <div class="wide">
        <dt>Worksheet</dt>
        <dd><code>${id}</code></dd>
      </div>
      <div class="wide">
        <dt>Edition</dt>
        <dd><code>${editionId}</code></dd>
      </div>
      <div class="wide">
        <dt>SHA-256 of the edition’s content</dt>
        <dd><code>${contentHash}</code></dd>
      </div>
      <div class="wide">
        <dt>SHA-256 of the worksheet as it was stored</dt>
        <dd><code>${worksheetHash}</code></dd>
      </div>
    </dl>
  </section> `;
}
