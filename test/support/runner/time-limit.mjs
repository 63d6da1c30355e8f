import { clearTimeout, setTimeout } from 'node:timers';
import { addEventHandler } from 'jest-circus';

/** No test asserts a time; this only ends what hangs: the longest takes 15 seconds, and twelve times that on a machine that has other work. */
const LIMIT_MS = 180_000;

/** The runner knows no time limit: every test and hook gets its own, or this one. */
addEventHandler((event, { currentDescribeBlock: block }) => {
  if (event.name === 'add_test') limit(block.tests.at(-1));
  if (event.name === 'add_hook') limit(block.hooks.at(-1));
});

function limit(step) {
  const { fn, timeout = LIMIT_MS } = step;
  if (typeof fn !== 'function') return;
  step.fn = async () => {
    let timer;
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`Took longer than ${timeout} ms.`)), timeout);
    });
    try {
      await Promise.race([fn(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
