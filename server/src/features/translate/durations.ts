import { parseGoDuration } from '../../schema/durations.ts';

/** A length of time as Linkerd reads it: one number and one unit. Undefined for a text that is none. */
export function toLinkerdDuration(text: string | undefined): string | undefined {
  const time = text === undefined ? undefined : parseGoDuration(text);
  if (time === undefined) return undefined;
  return time % 1000 === 0 ? `${time / 1000}s` : `${Math.round(time)}ms`;
}

/** A length of time as Envoy's JSON reads it: seconds. Undefined for a text that is none. */
export function toEnvoyDuration(text: string | undefined): string | undefined {
  const time = text === undefined ? undefined : parseGoDuration(text);
  return time === undefined ? undefined : `${time / 1000}s`;
}
