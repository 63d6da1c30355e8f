import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { RatingModule } from '../../rating/index.js';
import { AdverseActionsStore } from './adverse-actions.store.js';
import { UnderwritingAtQuoting } from './at-quoting.js';
import { AuthoritiesQueries } from './authorities.queries.js';
import { Holds } from './holds.js';
import { HoldsQueries } from './holds.queries.js';
import { IssuesQueries } from './issues.queries.js';
import { IssuesStore } from './issues.store.js';
import { Judgement } from './judgement.js';
import { Underwriting } from './underwriting.js';
import './underwriting.permissions.js';

@Module({
  imports: [AuditModule, RatingModule],
  providers: [
    AdverseActionsStore,
    AuthoritiesQueries,
    Holds,
    HoldsQueries,
    IssuesQueries,
    IssuesStore,
    Judgement,
    Underwriting,
    UnderwritingAtQuoting,
  ],
  exports: [Holds, IssuesStore, Underwriting, UnderwritingAtQuoting],
})
export class UnderwritingModule {}
