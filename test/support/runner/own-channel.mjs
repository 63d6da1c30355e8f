/**
 * A channel for one run over one that all workers share. What the parent has to say goes to everybody who listens to the shared one and
 * to nobody afterwards: a worker that had not asked yet waited for ever. So each listens only while it asks, and is answered at once.
 */
export function ownChannel(shared) {
  let listener;
  return {
    onMessage(tell) {
      listener = tell;
    },
    postMessage(message) {
      shared.onMessage(listener);
      shared.postMessage(message);
    },
  };
}
