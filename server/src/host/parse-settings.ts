import { parse } from 'yaml';
import type { Severity } from '../resources/problem.ts';
import { DEFAULT_SETTINGS, type Settings } from '../resources/settings.ts';

const SEVERITIES: readonly string[] = ['off', 'hint', 'information', 'warning', 'error'];

type RawObject = Readonly<Record<string, unknown>>;

/** Reads `.meshwright.yaml`. @returns undefined if it is not a YAML map */
export function parseSettingsFile(text: string): unknown {
  try {
    const value: unknown = parse(text, { logLevel: 'error' });
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lays what a user wrote over `base`. Values of the wrong type are passed over: settings are edited by hand,
 * and half of them must not take the other half down. Keys may be nested or dotted (`istio.version`).
 */
export function mergeSettings(base: Settings, raw: unknown): Settings {
  if (!isObject(raw)) return base;
  const at = (key: string): unknown => raw[key] ?? nested(raw, key);
  const version = (key: string, fallback: string) => text(at(key), fallback);
  const channel = at('gatewayApi.channel');
  const templates = at('templates');
  const workspace = at('workspace');
  const hover = at('hover');
  return {
    rules: { ...base.rules, ...rules(at('rules')) },
    crds: texts(at('crds'), base.crds),
    exclude: texts(at('exclude'), base.exclude),
    meshes: texts(at('meshes'), base.meshes),
    istio: {
      version: version('istio.version', base.istio.version),
      rootNamespace: text(at('istio.rootNamespace'), base.istio.rootNamespace),
    },
    linkerd: { version: version('linkerd.version', base.linkerd.version) },
    cilium: { version: version('cilium.version', base.cilium.version) },
    gatewayApi: {
      version: version('gatewayApi.version', base.gatewayApi.version),
      channel: channel === 'standard' || channel === 'experimental' ? channel : base.gatewayApi.channel,
    },
    templates: templates === 'lenient' || templates === 'off' ? templates : base.templates,
    codeLens: flag(at('codeLens'), base.codeLens),
    hover: hover === 'full' || hover === 'brief' ? hover : base.hover,
    inlayHints: flag(at('inlayHints'), base.inlayHints),
    workspace: workspace === 'open' || workspace === 'closed' ? workspace : base.workspace,
  };
}

/** The settings of a user who wrote nothing but `raw`. */
export function toSettings(raw: unknown): Settings {
  return mergeSettings(DEFAULT_SETTINGS, raw);
}

function nested(raw: RawObject, key: string): unknown {
  let value: unknown = raw;
  for (const part of key.split('.')) value = isObject(value) ? value[part] : undefined;
  return value;
}

function isObject(value: unknown): value is RawObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Versions may be written as numbers: `version: 1.3`; an empty text means the newest. */
function text(value: unknown, fallback: string): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : fallback;
}

function flag(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

function texts(value: unknown, fallback: readonly string[]): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : fallback;
}

function rules(value: unknown): Record<string, Severity | 'off'> {
  const chosen: Record<string, Severity | 'off'> = {};
  if (!isObject(value)) return chosen;
  for (const [code, severity] of Object.entries(value)) {
    // YAML 1.1 readers make a boolean of `off`; ours does not, but a user may have written `false`.
    if (severity === false) chosen[code] = 'off';
    else if (typeof severity === 'string' && isSeverity(severity)) chosen[code] = severity;
  }
  return chosen;
}

function isSeverity(value: string): value is Severity | 'off' {
  return SEVERITIES.includes(value);
}
