import { closest } from '../../../util/closest.ts';
import { ISTIO_PROTOCOLS, isKnownProtocol } from './protocols.ts';

/** Ports whose protocols wait for the server to speak first, which Istio never guesses (istio pkg/config/kube). */
export const WELL_KNOWN_TCP_PORTS: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** Values of `appProtocol` beside Istio's own names. */
const APP_PROTOCOLS: ReadonlySet<string> = new Set([
  'kubernetes.io/h2c',
  'kubernetes.io/ws',
  'kubernetes.io/wss',
]);

/** True for a value of `appProtocol` that tells Istio the protocol. */
export function isAppProtocol(text: string): boolean {
  return isKnownProtocol(text) || APP_PROTOCOLS.has(text.toLowerCase());
}

/**
 * The protocol that a port name starts with: `http` for `http-web`, `grpc-web` for `grpc-web-a`.
 * @returns undefined if it starts with none that Istio knows
 */
export function protocolOfPortName(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (lower === 'grpc-web' || lower.startsWith('grpc-web-')) return 'grpc-web';
  const prefix = lower.split('-')[0] ?? '';
  return ISTIO_PROTOCOLS.has(prefix) ? prefix : undefined;
}

const BY_NUMBER: ReadonlyMap<number, string> = new Map([
  [443, 'https'],
  [8443, 'https'],
  [50051, 'grpc'],
  [6379, 'redis'],
  [3306, 'mysql'],
  [27017, 'mongo'],
  [5432, 'tcp'],
  [5672, 'tcp'],
  [9092, 'tcp'],
]);

/** What a port most likely speaks, by a slip in its name, else by its number; `http` where neither says more. */
export function guessProtocol(name: string, number: number): string {
  const near = closest(name.split(/[-_]/)[0] ?? '', ISTIO_PROTOCOLS, 1);
  return near ?? BY_NUMBER.get(number) ?? 'http';
}
