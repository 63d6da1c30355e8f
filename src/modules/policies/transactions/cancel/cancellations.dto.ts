import { Bool, DateOnly, Id, Int, ListOf, MoneyText, OneOf, Text } from '../../../../platform/http/fields.js';
import { RecordedLossResponse } from '../../../customers/index.js';
import type { RefundMethod } from '../../domain/retention.js';
import { REFUND_METHODS } from '../../domain/retention.js';
import { LaterEntryResponse } from '../endorse/endorsements.dto.js';
import { ANY_AMOUNT, LARGEST_INTEGER, PolicyChargeResponse } from '../../policies.dto.js';
import type { CancellationState } from './cancellation.view.js';
import { CANCELLATION_STATES } from './cancellation.view.js';
import type { CancellationReason, Requester } from './domain/cancellation-reason.js';
import { CANCELLATION_REASONS, REQUESTERS } from './domain/cancellation-reason.js';
import { GIVEN_RESCISSION_REASONS } from './domain/rescission-reason.js';

export const POLICY_VERSION = {
  min: 1,
  max: LARGEST_INTEGER,
  example: 1,
  description: 'rowVersion of the policy as it was looked at; another one is refused.',
} as const;

export const EXPLANATION = {
  max: 1_000,
  optional: true,
  example: 'Two at-fault accidents of the driver Ada Lake, on March 3 and May 20, 2026.',
  description:
    'For the insured: the facts on which the decision rests. Printed in the notice after the reason; some states ask for it.',
} as const;
const REFUND_CITATION = {
  max: 500,
  nullable: true,
  description: 'Where the method is written; null is the customary one.',
} as const;
const FREE_LOOK = {
  description:
    'Whether all premium and fees come back because a new policy is returned within the days that the state gives for that.',
} as const;
export const NOTE = { max: 500, optional: true, description: 'For the file.' } as const;

export const DESPITE_LOSSES = {
  optional: true,
  description:
    'Whether the insurer goes on although losses are reported of the days in question; the preview lists them.',
} as const;
export const LOSSES = {
  max: 10_000,
  description: 'Reported of the days that would lose coverage, or get it back: paid ones, and open ones.',
} as const;

export class CancellationPreviewRequest {
  @DateOnly({ description: 'The first day without coverage.' })
  readonly effectiveOn!: string;

  @OneOf(REQUESTERS, { example: 'insured', description: 'At whose wish coverage ends.' })
  readonly requestedBy!: Requester;

  @OneOf(CANCELLATION_REASONS, { example: 'sold' })
  readonly reason!: CancellationReason;

  @Text(EXPLANATION) readonly explanation?: string;
  @Text(NOTE) readonly note?: string;
  @Bool(DESPITE_LOSSES) readonly despiteLosses?: boolean;
}

export class CancelPolicyRequest extends CancellationPreviewRequest {
  @Int(POLICY_VERSION) readonly policyVersion!: number;
}

export class RescindCancellationRequest {
  @Int({ ...POLICY_VERSION, example: 2 }) readonly policyVersion!: number;
  @OneOf(GIVEN_RESCISSION_REASONS, { example: 'payment_received' })
  readonly reason!: (typeof GIVEN_RESCISSION_REASONS)[number];
  @Text(NOTE) readonly note?: string;
}

class CancellationFiguresResponse {
  @MoneyText({ ...ANY_AMOUNT, description: 'For the days with coverage.' }) readonly earned!: string;
  @MoneyText({ ...ANY_AMOUNT, description: 'Kept beyond that, because the refund is short.' })
  readonly retained!: string;
  @MoneyText({ ...ANY_AMOUNT, description: 'Fees that do not come back.' }) readonly feesKept!: string;
  @MoneyText({ ...ANY_AMOUNT, description: 'By how much the premium of the term goes down.' })
  readonly refund!: string;
}

export class CancellationPreviewResponse extends CancellationFiguresResponse {
  @Int({ ...POLICY_VERSION, description: 'To be named when the policy is canceled.' })
  readonly policyVersion!: number;
  @DateOnly() readonly effectiveOn!: string;
  @OneOf(REQUESTERS) readonly requestedBy!: Requester;
  @OneOf(CANCELLATION_REASONS) readonly reason!: CancellationReason;
  @Bool({ description: 'Announced for a later day, until which it can be rescinded; else at once.' })
  readonly isScheduled!: boolean;
  @OneOf(REFUND_METHODS) readonly refundMethod!: RefundMethod;
  @Text(REFUND_CITATION) readonly refundCitation!: string | null;
  @Bool(FREE_LOOK) readonly isFreeLook!: boolean;
  @DateOnly({ description: 'The first day on which coverage may end when the notice is mailed today.' })
  readonly earliestEffectiveOn!: string;
  @Int({ min: 0, max: 366, nullable: true, description: 'Owed by the insurer; null where the insured asks.' })
  readonly noticeDays!: number | null;
  @Text({ max: 500, nullable: true, example: 'Ohio R.C. 3937.32' }) readonly noticeCitation!: string | null;
  @Bool() readonly isInUnderwritingPeriod!: boolean;
  @Bool({ description: 'Whether the state asks for an `explanation`.' })
  readonly isExplanationOwed!: boolean;
  @ListOf(() => RecordedLossResponse, LOSSES) readonly losses!: readonly RecordedLossResponse[];
  @MoneyText({ ...ANY_AMOUNT, description: 'Of the whole term.' }) readonly premiumBefore!: string;
  @MoneyText(ANY_AMOUNT) readonly premiumAfter!: string;
  @ListOf(() => PolicyChargeResponse, { max: 100_000 }) readonly charges!: readonly PolicyChargeResponse[];
  @ListOf(() => LaterEntryResponse, {
    max: 10_000,
    description: 'Reversed by it; they come back only with a reinstatement without lapse.',
  })
  readonly later!: readonly LaterEntryResponse[];
}

export class CancellationResponse extends CancellationFiguresResponse {
  @Id() readonly policyId!: string;
  @OneOf(CANCELLATION_STATES) readonly state!: CancellationState;
  @DateOnly({ nullable: true }) readonly effectiveOn!: string | null;
  @OneOf(REQUESTERS, { nullable: true }) readonly requestedBy!: Requester | null;
  @OneOf(CANCELLATION_REASONS, { nullable: true }) readonly reason!: CancellationReason | null;
  @Text({ max: 1_000, nullable: true, description: 'As the insured was told.' })
  readonly explanation!: string | null;
  @Text({ max: 500, nullable: true }) readonly note!: string | null;
  @OneOf(REFUND_METHODS, { nullable: true }) readonly refundMethod!: RefundMethod | null;
  @Text(REFUND_CITATION) readonly refundCitation!: string | null;
  @Bool(FREE_LOOK) readonly isFreeLook!: boolean;
  @Int({ min: 0, max: 366, nullable: true }) readonly noticeDays!: number | null;
  @Text({ max: 500, nullable: true }) readonly noticeCitation!: string | null;
  @Bool({ description: 'Whether every notice that the law asks for was mailed in time, or none is owed.' })
  readonly stands!: boolean;
}
