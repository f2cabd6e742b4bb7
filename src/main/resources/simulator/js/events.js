// The simulator's event stream. It is reopened by hand after a loss, because the state has to be read
// again first: a restarted simulator starts with empty chats and counts its events anew.

const KINDS = ['message', 'edited', 'deleted', 'draft', 'action', 'reaction', 'callback_answer', 'chat', 'person', 'bot', 'faults'];
const FIRST_WAIT = 500;
const LONGEST_WAIT = 4000;

/**
 * Keeps a stream open for ever. `resync` reads the state and gives the number of the event after which
 * the stream goes on; `onEvent(kind, data)` gets what follows; `onLink` hears live and lost.
 */
export function keepStream({ resync, onEvent, onLink }) {
  let source = null;
  let waiting = FIRST_WAIT;
  let timer = null;
  let last = 0;
  let run = 0;

  async function open() {
    timer = null;
    const mine = ++run;
    let from;
    try {
      from = await resync(last);
    } catch {
      if (mine === run) again();
      return;
    }
    if (mine !== run) return;
    last = from;
    source = new EventSource(`/sim/events?after=${from}`);
    source.onopen = () => {
      waiting = FIRST_WAIT;
      onLink('live');
    };
    source.onerror = again;
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        last = Number(event.lastEventId) || last;
        onEvent(kind, JSON.parse(event.data));
      });
    }
  }

  function again() {
    source?.close();
    source = null;
    onLink('lost');
    if (timer !== null) return;
    timer = setTimeout(open, waiting);
    waiting = Math.min(waiting * 1.7, LONGEST_WAIT);
  }

  function hurry() {
    if (timer === null || document.hidden) return;
    clearTimeout(timer);
    waiting = FIRST_WAIT;
    open();
  }

  addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);
  open();
}
