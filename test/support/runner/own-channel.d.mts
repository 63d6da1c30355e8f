interface Channel {
  onMessage(tell: (message: unknown) => void): void;
  postMessage(message: unknown): void;
}
export function ownChannel(shared: Channel): Channel;
