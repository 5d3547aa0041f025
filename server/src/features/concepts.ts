import type { Concept } from '../../../schemas/vocabulary.ts';

/** What each comparison note compares, as it reads in "Compare: … in Istio, Linkerd, Cilium". */
export const CONCEPT_TITLES: Readonly<Record<Concept, string>> = {
  canary: 'canary and traffic splitting',
  mtls: 'mutual TLS',
  'circuit-breaking': 'circuit breaking',
  'retries-timeouts': 'retries and timeouts',
  'fault-injection': 'fault injection',
  mirroring: 'mirroring',
  'rate-limiting': 'rate limiting',
  authorization: 'authorization',
  jwt: 'end-user authentication',
  egress: 'egress control',
  ingress: 'ingress',
  'load-balancing': 'load balancing',
  routing: 'header and path routing',
  'multi-cluster': 'multi-cluster',
  observability: 'observability',
  ambient: 'meshes without sidecars',
  identity: 'identity',
  injection: 'injection',
};
