import Tinypool from 'tinypool';
import LightRunner from 'jest-light-runner/child-process';
import { ownChannel } from './own-channel.mjs';

/** The runner of all tests: that of the library, whose workers (0.8.2) could miss the answer to their first question and hang. */
const { run } = Tinypool.prototype;
Tinypool.prototype.run = function (task, options) {
  return run.call(
    this,
    task,
    options?.channel ? { ...options, channel: ownChannel(options.channel) } : options,
  );
};

export default LightRunner;
