import type { UnderwritingDecision, UnderwritingReason } from '../../domain/engine/rated.js';
import type { BlockingPoint } from '../../domain/manual/manual.js';
import { dollars } from '../../domain/words/wording.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import type { WorksheetResponse } from '../rating.dto.js';

const OUTCOME_WORDS = {
  accept: '✓ Accepted',
  refer: '! Referred to an underwriter',
  decline: '✕ Declined',
} as const;

const BLOCKED: Readonly<Record<BlockingPoint, string>> = {
  quote: 'before the price may be shown',
  bind: 'before the policy may be bound',
  issue: 'before the policy may be issued',
};

export function decisionBadge({ outcome }: UnderwritingDecision): Html {
  return markup`<span class="decision decision-${outcome}">${OUTCOME_WORDS[outcome]}</span>`;
}

/** The underwriting decision with its reasons, and what raised the premium. */
export function decisionSection({ decision, adverse }: WorksheetResponse): Html {
  return markup`<section aria-labelledby="decision">
      <h2 id="decision">Decision and reasons</h2>
      <p>${decisionBadge(decision)}</p>
      ${
        decision.reasons.length === 0
          ? markup`<p>No underwriting rule of this edition applies to the risk.</p>`
          : markup`<ul class="reasons">
              ${decision.reasons.map(reasonItem)}
            </ul>`
      }
    </section>
    <section aria-labelledby="adverse">
      <h2 id="adverse">What raised this premium most</h2>
      ${
        adverse.length === 0
          ? markup`<p>Nothing in the risk raised the premium above the manual’s base rates.</p>`
          : markup`<ol class="adverse">
              ${adverse.map(
                ({ title, detail, amount }) =>
                  markup`<li><b>${title}: ${dollars(amount)} more.</b> ${typed(detail)}</li>`,
              )}
            </ol>`
      }
    </section> `;
}

function reasonItem({ code, title, outcome, blocks, authority }: UnderwritingReason): Html {
  const settle =
    outcome === 'refer' && blocks
      ? markup` Has to be settled
        ${BLOCKED[blocks]}${authority === null ? null : markup`, by authority: ${authority}`}.`
      : null;
  const word = { accept: 'Accept', refer: 'Refer', decline: 'Decline' }[outcome];
  return markup`<li><b>${word}:</b> ${typed(title)}${settle} <code>${code}</code></li>`;
}
