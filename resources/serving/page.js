// Draws the server's own OpenAPI document and sends requests to it. Text goes in as text, never as HTML.

const api = document.querySelector('#api');
const message = document.querySelector('#message');
const keyField = document.querySelector('#key');

document.querySelector('#unlock').addEventListener('submit', (event) => {
  event.preventDefault();
  void open();
});

async function open() {
  message.textContent = '';
  const response = await ask('/openapi.json', 'GET', undefined);
  if (!response.ok) {
    message.textContent = response.status === 401 ? 'This is not the key.' : `The server answered ${response.status}.`;
    return;
  }
  const description = await response.json();
  document.querySelector('#title').textContent = description.info.title;
  document.title = description.info.title;
  const groups = new Map();
  for (const [address, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0];
      groups.set(tag, [...(groups.get(tag) ?? []), { address, method: method.toUpperCase(), operation }]);
    }
  }
  const order = ['Predict', ...[...groups.keys()].filter((tag) => tag !== 'Predict')];
  api.replaceChildren(
    ...order.flatMap((tag) => [element('h2', tag), ...(groups.get(tag) ?? []).map((one) => drawOperation(one))]),
  );
  api.hidden = false;
}

function drawOperation({ address, method, operation }) {
  const box = document.createElement('details');
  box.open = address === '/predict';
  const head = document.createElement('summary');
  head.append(element('code', `${method} ${address}`), ` ${operation.summary}`);
  box.append(head);
  const content = operation.requestBody?.content ?? {};
  const json = content['application/json'];
  let body = null;
  if (json) {
    body = document.createElement('textarea');
    body.setAttribute('aria-label', `Body of ${method} ${address}`);
    body.spellcheck = false;
    body.value = JSON.stringify(json.example ?? {}, null, 2);
    box.append(body);
  }
  const bar = element('div', '');
  bar.className = 'row';
  const answer = element('pre', '');
  answer.hidden = true;
  const send = element('button', 'Send');
  send.type = 'button';
  send.addEventListener('click', () => show(answer, address, method, body?.value));
  bar.append(send);
  if (content['image/png']) bar.append(imageField(answer, address));
  box.append(bar, answer);
  return box;
}

function imageField(answer, address) {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = 'image/png,image/jpeg,image/webp,image/gif';
  field.setAttribute('aria-label', 'An image');
  field.addEventListener('change', () => {
    const [file] = field.files;
    if (file) void show(answer, address, 'POST', file);
  });
  return field;
}

async function show(answer, address, method, body) {
  const started = performance.now();
  answer.hidden = false;
  answer.textContent = '…';
  try {
    const response = await ask(address, method, body);
    const text = await response.text();
    const ms = (performance.now() - started).toFixed(1);
    answer.textContent = `${response.status}, ${ms} ms\n${pretty(text)}`;
  } catch {
    answer.textContent = 'The server does not answer.';
  }
}

function ask(address, method, body) {
  const headers = { 'x-api-key': keyField.value.trim() };
  if (body !== undefined) headers['content-type'] = body instanceof Blob ? body.type : 'application/json';
  return fetch(address, { method, headers, body });
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
