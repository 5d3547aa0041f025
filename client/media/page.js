// Runs inside the view of a note or a rule's page, where only the browser is there.
const vscode = acquireVsCodeApi();

for (const block of document.querySelectorAll('pre > code.language-yaml')) {
  const actions = document.createElement('div');
  actions.className = 'actions';
  actions.append(createButton('Insert', 'insert', block), createButton('Copy', 'copy', block));
  block.parentElement.append(actions);
}

// Links between pages are relative paths, which lead nowhere from here.
document.addEventListener('click', (event) => {
  const href = event.target.closest('a')?.getAttribute('href') ?? '';
  const page = /^(?:\.\/)?([\w-]+)\.md(?:#(.*))?$/.exec(href);
  if (page === null) return;
  event.preventDefault();
  send({ action: 'open', id: page[1], fragment: page[2] ?? '' });
});

const { fragment } = document.body.dataset;
if (fragment) document.getElementById(fragment)?.scrollIntoView();

/** Makes a button that sends a block's text to the extension. */
function createButton(label, action, block) {
  const button = document.createElement('button');
  button.textContent = label;
  button.addEventListener('click', () => send({ action, text: block.textContent }));
  return button;
}

function send(message) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- VS Code's function, not the window's.
  vscode.postMessage(message);
}
