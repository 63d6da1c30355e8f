import { Injectable } from '@nestjs/common';

/** How re-rating is cut up. Tests make it smaller. */
@Injectable()
export class ImpactAnalysisLimits {
  /** Policies per transaction: rating them keeps the process from answering requests for some 10 ms. */
  batch = 1_000;
  /** After this long without a batch a worker counts as dead. A batch takes well under a second. */
  leaseSeconds = 60;
}
