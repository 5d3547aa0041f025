import type { JsonObject } from '../../refactorings/json-path.ts';

/** Who may call some Pods, or who may not. */
export interface AccessIntent {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the Pods that are called; empty for all of the namespace. */
  readonly labels: JsonObject;
  readonly action: 'allow' | 'deny';
  /** Alternatives: a call has to meet one of them. Empty, nobody may call; denying has at least one. */
  readonly rules: readonly AccessRule[];
}

export interface AccessRule {
  /** Undefined for anybody. */
  readonly callers: readonly Caller[] | undefined;
  /** Ports of the Pods; empty for all. */
  readonly ports: readonly number[];
  /** Empty for any request, and for what is no HTTP. */
  readonly requests: readonly RequestMatch[];
}

/** An account, every account of a namespace, or everybody whose identity is proven. */
export type Caller =
  | { readonly kind: 'account'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'namespace'; readonly namespace: string }
  | { readonly kind: 'proven' };

export interface RequestMatch {
  /** In upper case; empty for all. */
  readonly methods: readonly string[];
  /** Empty for all. */
  readonly paths: readonly PathMatch[];
}

/** `regex` is for the whole path, in RE2. */
export interface PathMatch {
  readonly kind: 'exact' | 'prefix' | 'regex';
  readonly value: string;
}
