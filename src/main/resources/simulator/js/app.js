// The chat page of the simulated Telegram.

import { startChat } from './chat.js';
import { startChatList } from './chatlist.js';
import { byId } from './dom.js';
import { newPerson } from './dialogs.js';
import { go, startRouting } from './route.js';
import { store, watch } from './store.js';
import { startSync } from './sync.js';
import { startWho } from './who.js';
import { startWorkbench } from './workbench.js';

const LINK_WORDS = { connecting: 'Connecting…', live: 'Live', lost: 'Offline' };
let asked = false;

function showLink() {
  const state = byId('link-state');
  state.dataset.link = store.link;
  state.textContent = LINK_WORDS[store.link];
  const banner = byId('connection-banner');
  banner.hidden = store.link !== 'lost';
  banner.textContent = banner.hidden ? '' : 'Connection to the simulator lost. Trying again…';
}

/** A simulator without people asks for the first one. */
function askWhoYouAre() {
  if (asked || !store.ready || store.people.size > 0) return;
  asked = true;
  newPerson((id) => go({ person: id, chat: id }));
}

byId('skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('composer-text')?.focus();
});

watch(['link'], showLink);
watch(['people'], askWhoYouAre);
startRouting();
startWho();
startChatList();
startChat();
startWorkbench();
showLink();
startSync();
