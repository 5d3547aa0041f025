// Loads the extension as VS Code does, with a stand-in for VS Code's API that takes everything and does nothing, and
// prints how long its own code took until it was active, and how long the protocol library took behind that.
const Module = require('node:module');
const path = require('node:path');

const standIn = new Proxy(function () {}, {
  get: (target, name) => (name === 'prototype' ? target.prototype : readOf(name)),
  apply: () => standIn,
  construct: () => standIn,
});

function readOf(name) {
  if (name === Symbol.iterator) return () => [][Symbol.iterator]();
  if (name === Symbol.toPrimitive) return () => '';
  // It is no promise.
  return name === 'then' ? undefined : standIn;
}

// What the bundler makes of a module has its members only if the module inherits them.
const api = Object.create(standIn);
const { _load: load } = Module;
Reflect.set(Module, '_load', (request, ...rest) => (request === 'vscode' ? api : load(request, ...rest)));

const [dist] = process.argv.slice(2);
const context = { subscriptions: [], extensionUri: standIn, asAbsolutePath: String };
const start = performance.now();
require(path.join(dist, 'extension.js')).activate(context);
const active = performance.now();
require(path.join(dist, 'node-client.js'));
process.stdout.write(JSON.stringify({ activation: active - start, library: performance.now() - active }));
process.exit();
