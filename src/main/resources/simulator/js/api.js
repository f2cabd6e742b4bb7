// The simulator's control surface under /sim/, one function per request.

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

async function call(method, path, body) {
  const options = { method, cache: 'no-store', signal: AbortSignal.timeout(15_000) };
  if (body !== undefined) {
    options.headers = { 'Content-Type': 'application/json' };
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ApiError('The simulator does not answer.', 0);
  }
  const text = await response.text();
  const answer = parse(text);
  if (!response.ok) throw new ApiError(reason(answer, response), response.status);
  return answer;
}

function parse(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function reason(answer, response) {
  return answer?.description ?? answer?.error ?? answer?.message ?? `The simulator answered ${response.status}.`;
}

function query(values) {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`;
}

export const api = {
  state: () => call('GET', '/sim/state'),
  messages: (chat, { topic, limit, before } = {}) =>
    call('GET', `/sim/chats/${chat}/messages${query({ topic, limit, before })}`),
  send: (chat, message) => call('POST', `/sim/chats/${chat}/messages`, message),
  edit: (chat, id, from, text) => call('PUT', `/sim/chats/${chat}/messages/${id}`, { from, text }),
  react: (chat, id, from, emoji) => call('POST', `/sim/chats/${chat}/messages/${id}/reaction`, { from, emoji }),
  press: (chat, id, from, data) =>
    call('POST', `/sim/chats/${chat}/messages/${id}/press`, { from, callback_data: data }),
  addPerson: (person) => call('POST', '/sim/people', person),
  block: (person, bot, blocked) => call('POST', `/sim/people/${person}/block`, { bot_id: bot, blocked }),
  addChat: (chat) => call('POST', '/sim/chats', chat),
  addTopic: (chat, name) => call('POST', `/sim/chats/${chat}/topics`, { name }),
  migrate: (chat) => call('POST', `/sim/chats/${chat}/migrate`, {}),
  faults: () => call('GET', '/sim/faults'),
  setFaults: (faults) => call('PUT', '/sim/faults', faults),
  record: ({ after, last }) => call('GET', `/sim/record${query({ after, last })}`),
  clearRecord: () => call('DELETE', '/sim/record'),
};

/** Where the content of a file lies that a message names. */
export const fileUrl = (fileId) => `/sim/files?id=${encodeURIComponent(fileId)}`;
