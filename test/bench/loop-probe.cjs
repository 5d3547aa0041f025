// Loaded before a server: watches how long its event loop is held, and writes the longest time, in milliseconds, to
// the file that MESHWRIGHT_LOOP_PROBE names whenever the process gets SIGUSR2. Where other programs want the processor
// as well the loop waits for them too: the second figure is the time that the loop itself was at work. The file's name
// says that it is done.
const { openSync, readSync, renameSync, writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const file = process.env.MESHWRIGHT_LOOP_PROBE;
const delays = monitorEventLoopDelay({ resolution: 1 });
const times = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
const buffer = Buffer.alloc(64);
let [last, most] = [0, 0];

/** The processor time of the main thread, in milliseconds. */
function worked() {
  const length = readSync(times, buffer, 0, buffer.length, 0);
  return Number.parseInt(buffer.toString('latin1', 0, length), 10) / 1e6;
}

function turn() {
  const now = worked();
  most = Math.max(most, now - last);
  last = now;
  setTimeout(turn, 1).unref();
}

// The loop turns once the server's modules are loaded: until then there is nobody to wait.
setImmediate(() => {
  delays.enable();
  last = worked();
  turn();
});
process.on('SIGUSR2', () => {
  writeFileSync(`${file}.part`, JSON.stringify({ hold: delays.max / 1e6, work: most }));
  renameSync(`${file}.part`, file);
});
