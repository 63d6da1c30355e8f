import { TOPICS, TOPIC_NAMES } from '../../src/modules/audit/domain/evidence-topics.js';
import type { EvidenceReportResponse } from '../../src/modules/audit/evidence/evidence.dto.js';

const ID = '01930000-0000-7000-8000-000000000001';
const AT = '2026-11-20T09:41:00.000Z';
const MONTHS = ['2026-09', '2026-10', '2026-11'];

const RUN = {
  entryId: ID,
  begunAt: AT,
  endedAt: AT,
  by: 'root on audit-1.example.com',
  rows: 10_400_000,
  seals: 10_400,
};
const RUNS: EvidenceReportResponse['verifications']['items'] = [
  { ...RUN, result: 'sound', checkpoints: 1_500, stamps: 300, faults: 0 },
  { ...RUN, result: 'faulty', checkpoints: 1_500, stamps: 300, faults: 2 },
  {
    ...RUN,
    endedAt: null,
    result: 'unfinished',
    rows: null,
    seals: null,
    checkpoints: null,
    stamps: null,
    faults: null,
  },
  { ...RUN, result: 'sound', checkpoints: null, stamps: null, faults: 0 },
];

/** The evidence of three months in which something of everything was done. */
export function sampleEvidence(): EvidenceReportResponse {
  return {
    from: '2026-09-01',
    to: '2026-11-29',
    madeAt: AT,
    trail: 'bindery',
    access: {
      people: 214,
      byRole: ['adjuster', 'admin', 'agent', 'underwriter'].map((role, n) => ({ role, people: 11 + n * 31 })),
      reviewed: 201,
      notReviewed: 13,
      inConflict: 1,
      unused: 9,
      withSecondFactor: 88,
    },
    topics: TOPIC_NAMES.map((topic, n) => {
      const { title, criteria, actions, isListed } = TOPICS[topic];
      return {
        topic,
        title,
        criteria,
        total: n * 1_234,
        people: n * 17,
        addresses: n * 5,
        months: MONTHS.map((month, place) => ({ month, count: n * (300 + place * 111) })),
        actions: n === 0 ? [] : actions.map((action) => ({ action, count: n * 37 })),
        entries:
          isListed && n > 0
            ? actions.map((action) => ({
                entryId: ID,
                at: AT,
                action,
                by: 'konstantinos.papadopoulos@mutual.example',
                resourceType: 'user',
                resourceId: ID,
                resourceName: 'maria.de-la-cruz@mutual.example',
                changes: { role: ['adjuster', 'underwriter'] },
              }))
            : [],
      };
    }),
    alerts: {
      raised: 41,
      high: 3,
      open: 2,
      acknowledged: 1,
      closed: 38,
      harm: 1,
      medianMinutesToResponse: 17,
    },
    verifications: {
      runs: 4,
      sound: 2,
      faulty: 1,
      failed: 0,
      unfinished: 1,
      last: RUNS[0] ?? null,
      items: RUNS,
    },
    seals: {
      seals: 7_776_000,
      rows: 1_234_567_890,
      checkpoints: 25_920,
      toldOutside: 25_920,
      longestMinutesToCheckpoint: 6,
      trailFrom: '2019-12-01T00:00:00.000Z',
    },
    backups: {
      succeeded: 89,
      failed: 1,
      restoreTests: 3,
      failedRestoreTests: 0,
      longestGapHours: 48,
      lastSucceededAt: AT,
      lastRestoreTestAt: null,
      items: [
        {
          id: ID,
          kind: 'backup',
          outcome: 'succeeded',
          completedAt: AT,
          place: 's3://mutual-backups-of-the-primary/2026-11-20/base.tar.zst',
          bytes: 61_234_567_890,
          note: null,
          toldBy: null,
          createdAt: AT,
        },
      ],
    },
    limits: ['It tells what was recorded.'],
  };
}
