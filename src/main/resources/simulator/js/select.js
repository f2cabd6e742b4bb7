// Questions that several views ask the store.

import { messagesIn, place, store } from './store.js';
import { lastRead } from './reads.js';

const listFormat = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const me = () => store.people.get(store.route.person) ?? null;
export const currentChat = () => store.chats.get(store.route.chat) ?? null;

export const isPrivate = (chat) => chat.type === 'private';
export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(' ') || 'Deleted account';

/** The bot one talks to: the simulator has one by default. */
export const mainBot = () => [...store.bots.values()][0] ?? null;

export const isBotHere = () => [...store.bots.values()].some((bot) => bot.connected ?? Boolean(bot.webhook));

export const isBlocked = () => {
  const bot = mainBot();
  return bot !== null && (me()?.blocked ?? []).includes(bot.id);
};

/** The chats of a person: first the private one with the bot, even if nothing was said yet. */
export function chatsOf(person) {
  const inside = (chat) => chat.id === person || (chat.members ?? []).includes(person);
  const mine = [...store.chats.values()].filter((chat) => inside(chat) && !chat.migrated_to);
  const rest = mine.filter((chat) => !isPrivate(chat)).sort((a, b) => lastDate(b) - lastDate(a) || b.id - a.id);
  return [mine.find(isPrivate) ?? privateChat(person), ...rest];
}

const privateChat = (person) => ({ id: person, type: 'private', members: [person], topics: [] });

/** A chat by id; a private chat exists as soon as its person does. */
export function chatById(id) {
  return store.chats.get(id) ?? (store.people.has(id) ? privateChat(id) : null);
}

export const lastDate = (chat) => lastMessage(chat)?.date ?? 0;

export function lastMessage(chat, topic) {
  const known = store.messages.get(chat.id);
  const shown = topic === undefined ? [...(known?.values() ?? [])] : messagesIn(chat.id, topic);
  const newest = shown.reduce((last, message) => (last && last.message_id > message.message_id ? last : message), null);
  return newest ?? (topic === undefined ? (chat.last_message ?? null) : null);
}

export function chatTitle(chat) {
  if (!isPrivate(chat)) return chat.title ?? 'Group';
  const bot = mainBot();
  return bot === null ? 'The bot' : fullName(bot);
}

export function topicName(chat, topic) {
  if (topic === null) return 'General';
  return (chat.topics ?? []).find((each) => each.message_thread_id === topic)?.name ?? `Topic ${topic}`;
}

export const hasTopics = (chat) => Boolean(chat.is_forum) || (chat.topics ?? []).length > 0;

export function chatSubtitle(chat) {
  if (isPrivate(chat)) return mainBot() === null ? 'not connected yet' : `@${mainBot().username} · bot`;
  const names = (chat.members ?? []).map((id) => store.people.get(id) ?? store.bots.get(id)).filter(Boolean).map(fullName);
  const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  return listFormat.format(shown);
}

/** Messages by others after the last one that was seen here. */
export function unread(chat, topic, person) {
  const seen = lastRead(person, place(chat.id, topic));
  const counts = (message) => message.message_id > seen && message.from?.id !== person && kindOf(message) !== 'service';
  return messagesIn(chat.id, topic).filter(counts).length;
}

export function unreadInChat(chat, person) {
  const topics = [null, ...(chat.topics ?? []).map((topic) => topic.message_thread_id)];
  return topics.reduce((sum, topic) => sum + unread(chat, topic, person), 0);
}

/** One line that stands for a message in the list, a quote or an announcement. */
export function summary(message) {
  const text = message.text ?? message.caption ?? message.rich_message?.text;
  const kind = kindOf(message);
  if (kind === 'service') return serviceText(message);
  const label = { photo: 'Photo', voice: 'Voice message', audio: 'Audio', video: 'Video', sticker: 'Sticker' }[kind];
  const name = message.document?.file_name;
  return [label ?? (kind === 'document' ? (name ?? 'File') : null), text].filter(Boolean).join(' · ') || 'Message';
}

const MEDIA = ['photo', 'voice', 'audio', 'video', 'animation', 'video_note', 'sticker', 'document'];

export function kindOf(message) {
  const media = MEDIA.find((kind) => message[kind] !== undefined);
  if (media === 'animation' || media === 'video_note') return 'document';
  if (media) return media;
  return message.text !== undefined || message.rich_message ? 'text' : serviceText(message) ? 'service' : 'other';
}

export function serviceText(message) {
  const who = message.from ? fullName(message.from) : 'Somebody';
  if (message.new_chat_members) return `${message.new_chat_members.map(fullName).join(', ')} joined`;
  if (message.left_chat_member) return `${fullName(message.left_chat_member)} left`;
  if (message.group_chat_created || message.supergroup_chat_created) return `${who} created the group`;
  if (message.forum_topic_created) return `Topic “${message.forum_topic_created.name}” created`;
  if (message.migrate_to_chat_id) return 'The group became a supergroup';
  if (message.migrate_from_chat_id) return `Upgraded from “${message.chat.title}”`;
  if (message.new_chat_title) return `The group is now called “${message.new_chat_title}”`;
  if (message.pinned_message) return `${who} pinned a message`;
  return null;
}
