import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import { Id, ListOfText } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { IssuedDocumentResponse } from '../../documents/index.js';
import type { IssueProposalInput } from './issue-proposal.js';
import { IssueProposal } from './issue-proposal.js';

export class IssueProposalRequest implements IssueProposalInput {
  @ListOfText({
    max: 10,
    item: { max: 2_000, example: 'Earthquake is not part of this proposal.' },
    optional: true,
    description: 'For the customer, below everything else.',
  })
  readonly remarks?: readonly string[];

  @Id({ optional: true, example: undefined, description: 'The proposal that this one corrects.' })
  readonly supersedes?: string;
}

@ApiTags('quotes')
@Controller('quotes/:id/proposal')
export class ProposalsController {
  constructor(private readonly issueProposal: IssueProposal) {}

  @Post()
  @Allow('quoting.issue-proposal')
  @Idempotent()
  @LocatedAt('/api/v1/documents/:id')
  @ApiOperation({
    summary: 'Put a quote on paper for the customer',
    description: 'The answer names the document; `GET /documents/{id}/pdf` and `/html` give it.',
  })
  @ApiCreatedResponse({ type: IssuedDocumentResponse })
  @Problems(
    'quoting.quote-not-found',
    'quoting.quote-not-rated',
    'quoting.already-bound',
    'quoting.quote-declined',
    'quoting.quote-superseded',
    'quoting.alternative-chosen',
    'quoting.quote-expired',
    'quoting.customer-not-found',
    'agencies.company-unknown',
    'documents.document-not-found',
    'documents.already-superseded',
    'documents.superseded-differs',
  )
  issue(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: IssueProposalRequest,
  ): Promise<IssuedDocumentResponse> {
    return this.issueProposal.run(actor, id, body);
  }
}
