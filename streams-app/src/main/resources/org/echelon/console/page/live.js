// What is pushed: one stream, taken up again when it breaks, closed while nobody looks.

const SILENT_MILLIS = 12000;
const PAUSES = [1000, 2000, 5000, 10000];
const TOPICS = ['tick', 'health', 'price', 'adoption', 'alert', 'control', 'beat'];

/** Calls heard(topic, content) for each message and lost(since) while there are none. */
export function follow(heard, lost) {
  let source = null;
  let tries = 0;
  let heardAt = Date.now();
  let watch = 0;

  function open() {
    close();
    source = new EventSource('/api/v1/events');
    heardAt = Date.now();
    for (const topic of TOPICS) {
      source.addEventListener(topic, (event) => {
        heardAt = Date.now();
        tries = 0;
        heard(topic, JSON.parse(event.data));
      });
    }
    source.onerror = () => again();
    watch = setInterval(() => Date.now() - heardAt > SILENT_MILLIS && again(), 1000);
  }

  function close() {
    clearInterval(watch);
    source?.close();
    source = null;
  }

  function again() {
    close();
    lost(new Date(heardAt));
    const pause = PAUSES[Math.min(tries++, PAUSES.length - 1)];
    setTimeout(() => document.visibilityState === 'visible' && !source && open(), pause * (0.8 + 0.4 * Math.random()));
  }

  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' ? source || open() : close(),
  );
  open();
}
