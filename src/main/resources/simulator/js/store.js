// What the page knows. Views read it and are told when a part of it changed; only sync.js and
// route.js write to it.

export const store = {
  link: 'connecting', // connecting | live | lost
  ready: false,
  bots: new Map(), // id -> bot
  people: new Map(), // id -> person
  chats: new Map(), // id -> chat
  faults: null,
  route: { person: null, chat: null, topic: null },
  messages: new Map(), // chat id -> Map(message id -> message)
  live: new Map(), // place -> { number, draft?, typing?, timer }
  places: new Map(), // `${chat}:${message}` -> key of the live bubble that became this message
};

const listeners = new Map();

/** Calls `listener` whenever one of the topics changed. */
export function watch(topics, listener) {
  for (const topic of topics) {
    if (!listeners.has(topic)) listeners.set(topic, new Set());
    listeners.get(topic).add(listener);
  }
}

export function changed(...topics) {
  const called = new Set();
  for (const topic of topics) for (const listener of listeners.get(topic) ?? []) called.add(listener);
  for (const listener of called) listener();
}

/** Where a message belongs: its chat, and its topic if it is in one. */
export const placeOf = (message) => place(message.chat.id, topicOf(message));

/** A thread id means a topic only together with `is_topic_message`; replies carry thread ids too. */
export const topicOf = (message) => (message.is_topic_message ? (message.message_thread_id ?? null) : null);

export const place = (chat, topic) => `${chat}:${topic ?? 0}`;

export function messagesOf(chat) {
  if (!store.messages.has(chat)) store.messages.set(chat, new Map());
  return store.messages.get(chat);
}

/** The messages of a chat or of one of its topics, oldest first. */
export function messagesIn(chat, topic) {
  const all = [...messagesOf(chat).values()];
  return all.filter((message) => topicOf(message) === topic).sort((a, b) => a.message_id - b.message_id);
}
